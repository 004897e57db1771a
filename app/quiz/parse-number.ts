import { amount } from "#nn/format.ts";
import { evaluate, type Expression, parseExpression } from "./expression.ts";

/** What a student typed as a number or as a calculation, or why it cannot be read. */
export type ParsedNumber =
  | {
      readonly ok: true;
      readonly value: number;
      /** How it was understood: `34,848`, or `3 × 3 × 96 = 864`. */
      readonly understood: string;
    }
  | { readonly ok: false; readonly message: string };

/** Spaces within a number, between groups of three digits; apostrophes and underscores group them as well. */
const SPACED = /(?<![\d.,])(\d{1,3})((?:[\s'’_]\d{3})+)(?![\d])/gu;
const SIDE_BY_SIDE = /[\d)]\s+[\d(.]/u;

/** Commas (or points) as thousands separators: `1,234,567`. */
const COMMA_GROUPS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const POINT_GROUPS = /^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/;
const MIXED_GROUPS = /^\d{1,3}(?:\.\d{3})+,\d+$/;
/** Three digits after a point: decimals in English, thousands elsewhere. */
const POINT_GROUP = /^\d{1,3}\.\d{3}$/;
const COMMA_DECIMAL = /^\d*,\d+$/;
const PLAIN = /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/;

/** From here on whole numbers are no longer exact. */
const LARGEST = 1e15;

const refuse = (message: string): ParsedNumber => ({ ok: false, message });

const RAISED = new Map(Array.from("⁰¹²³⁴⁵⁶⁷⁸⁹", (raised, digit) => [raised, String(digit)]));
const FRACTIONS = new Map([
  ["½", ".5"],
  ["¼", ".25"],
  ["¾", ".75"],
]);

/** The value of a digit of any script: scripts have theirs in rows of ten. */
function digitValue(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let first = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--;
  return String((point - first) % 10);
}

/** The same in plain characters: digits of any script, full-width signs, raised exponents, signs as keyboards have them. */
function normalised(text: string): string {
  return (
    text
      .replaceAll(/[⁰¹²³⁴-⁹]+/gu, (raised) => `^${Array.from(raised, (each) => RAISED.get(each) ?? "").join("")}`)
      .replaceAll(/[½¼¾](?![\p{Nd}.,])/gu, (fraction) => FRACTIONS.get(fraction) ?? "")
      // A fraction in front of a digit is no number; spelt out, it would look like one.
      .replaceAll(/[¼-¾⅐-⅞]/gu, "?")
      .normalize("NFKC")
      .replaceAll(/\p{Nd}/gu, digitValue)
      .replaceAll(/[−–]/gu, "-")
      .replaceAll("٫", ".")
      .replaceAll("٬", ",")
      .replaceAll("、", ",")
      .toLowerCase()
      .replaceAll(/\*\*/g, "^")
      .replaceAll(/[*·⋅∙]/gu, "×")
      .replaceAll(/(?<=[\d)\s])x(?=[\d(\s])/g, "×")
      .replaceAll(/[⁄∕:÷]/gu, "/")
  );
}

/** The number that digits with separators stand for, or what is unclear about them. */
function readDigits(text: string, whole: boolean): number | string {
  if (COMMA_GROUPS.test(text)) return Number(text.replaceAll(",", ""));
  if (POINT_GROUPS.test(text) || MIXED_GROUPS.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  if (whole && POINT_GROUP.test(text)) return `Is the point a thousands separator? Then type ${text.replace(".", "")}.`;
  if (PLAIN.test(text)) return Number(text);
  if (COMMA_DECIMAL.test(text)) return Number(text.replace(",", "."));
  if (/\d,\d/.test(text)) return "The commas are not at thousands positions. Type digits only, such as 1234.";
  return NOT_A_NUMBER;
}

const NOT_A_NUMBER = "That is not a number. Type digits, such as 1234 or 1,234, or a calculation such as 3 × 4.";

function written(expression: Expression): string {
  if (expression.kind === "number") return amount(expression.value);
  if (expression.kind === "minus") return `−${written(expression.of)}`;
  const { sign, left, right } = expression;
  const signs = { "+": " + ", "-": " − ", "×": " × ", "/": " ÷ ", "^": "^" } as const;
  const binds = sign === "×" || sign === "/" || sign === "^";
  const side = (each: Expression, isRight: boolean): string => {
    const isSum = each.kind === "operation" && (each.sign === "+" || each.sign === "-");
    const isProduct = each.kind === "operation" && (each.sign === "×" || each.sign === "/");
    const needs =
      (binds && isSum) ||
      (isRight && (isSum || (sign !== "+" && sign !== "-" && isProduct))) ||
      (sign === "^" && isProduct);
    return needs ? `(${written(each)})` : written(each);
  };
  return `${side(left, false)}${signs[sign]}${side(right, true)}`;
}

/**
 * Reads a number as people write it, in the digits of any script: `1234`, `1,234`, `1 234`, `1'234`, `1.234.567`, `1.2e3`,
 * `12,25`; or a calculation such as `3*3*96`, `3 × 3 × 96`, `2^10`. `whole` refuses anything but whole numbers. What cannot
 * be read is refused with a message, and so is `1.234` as a whole number, since it is ambiguous.
 */
export function parseNumber(text: string, whole: boolean): ParsedNumber {
  if (text.trim() === "") return refuse("Type a number first.");
  const joined = normalised(text.trim()).replaceAll(
    SPACED,
    (_, head: string, groups: string) => head + groups.replaceAll(/\D/gu, ""),
  );
  if (SIDE_BY_SIDE.test(joined))
    return refuse("There are two numbers side by side. Type one number, or put a sign such as × between them.");
  const parsed = parseExpression(joined.replaceAll(/\s/gu, ""), (digits) => readDigits(digits, whole));
  if (!parsed.ok) return refuse(parsed.message ?? NOT_A_NUMBER);
  // Fifteen digits are what a floating-point number holds: 0.1 + 0.2 is 0.3.
  const value = Number(evaluate(parsed.expression).toPrecision(15));
  if (!(Math.abs(value) < LARGEST)) return refuse("That number is too large to read.");
  if (whole && !Number.isInteger(value)) return refuse("The answer is a whole number.");
  const as = written(parsed.expression);
  return {
    ok: true,
    value,
    understood:
      parsed.expression.kind === "number" || as === amount(value) ? amount(value) : `${as} = ${amount(value)}`,
  };
}
