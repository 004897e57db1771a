/** Formulas for other systems: as MathML, as TeX, or as plain text for where formulas cannot be set. */
import { amount } from "#nn/format.ts";
import type { MathTree, Tex } from "#nn/tex.ts";
import { escapeXml } from "./xml.ts";

type Element = Exclude<MathTree, string | number>;

/** The tree with its values in their places. */
function filled(tree: MathTree, values: Tex["values"]): Element | string {
  if (typeof tree === "string") return tree;
  if (typeof tree !== "number") return [tree[0], tree[1], tree[2].map((each) => filled(each, values))];
  const value = values[tree];
  if (value === undefined) return "";
  return typeof value === "number" ? ["mn", {}, [amount(value)]] : filled(value.tree, value.values);
}

/** Attributes that say how operators are set; the others are styles of this app. */
const KEPT = new Set([
  "form",
  "stretchy",
  "lspace",
  "rspace",
  "movablelimits",
  "width",
  "mathvariant",
  "linethickness",
]);

function toMathMl(tree: MathTree): string {
  if (typeof tree !== "object") return escapeXml(String(tree));
  const [element, attributes, inside] = tree;
  const kept = Object.entries(attributes).filter(([name]) => KEPT.has(name));
  const said = kept.map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`).join("");
  return `<${element}${said}>${inside.map(toMathMl).join("")}</${element}>`;
}

/** A formula as an element of XHTML. */
export function mathMl({ tree, values, isBlock }: Tex): string {
  const display = isBlock ? ' display="block"' : "";
  return `<math xmlns="http://www.w3.org/1998/Math/MathML"${display}>${toMathMl(filled(tree, values))}</math>`;
}

/** How TeX, or plain text, writes the parts of a formula. */
interface Notation {
  readonly fraction: (top: string, bottom: string) => string;
  readonly root: (inside: string) => string;
  readonly script: (base: string, sign: "^" | "_", inside: string) => string;
  readonly operator: (sign: string, attributes: Readonly<Record<string, unknown>>) => string;
  readonly letters: (text: string) => string;
  readonly words: (text: string) => string;
  readonly space: string;
}

function write(tree: MathTree | undefined, notation: Notation): string {
  if (typeof tree !== "object") return tree === undefined ? "" : notation.words(String(tree));
  const [element, attributes, inside] = tree;
  const part = (i: number): string => write(inside[i], notation);
  // Between a function and its argument MathML has an invisible operator.
  const text = (): string =>
    inside
      .map((each) => (typeof each === "object" ? write(each, notation) : String(each)))
      .join("")
      .replaceAll("\u2061", "");
  switch (element) {
    case "mfrac":
      return notation.fraction(part(0), part(1));
    case "msqrt":
      return notation.root(inside.map((_, i) => part(i)).join(""));
    case "msup":
    case "mover":
      return notation.script(part(0), "^", part(1));
    case "msub":
    case "munder":
      return notation.script(part(0), "_", part(1));
    case "msubsup":
    case "munderover":
      return notation.script(notation.script(part(0), "_", part(1)), "^", part(2));
    case "mo":
      return notation.operator(text(), attributes);
    case "mi":
      return notation.letters(text());
    case "mn":
      return text();
    case "mtext":
      return notation.words(text());
    case "mspace":
      // Less than that is space around an operator, which each notation adds by itself.
      return Number.parseFloat(String(attributes["width"])) < 0.5 ? " " : notation.space;
    default:
      return inside.map((_, i) => part(i)).join("");
  }
}

/** Binary operators: text has a space on both sides of them. */
const SPACED = new Set(["+", "−", "×", "÷", "=", "≈", "<", ">", "≤", "≥", "→", "∝", "⇒", "·", "⋅"]);
const isSign = (attributes: Readonly<Record<string, unknown>>): boolean => attributes["form"] !== "prefix";
const isOne = (text: string): boolean => /^[\p{L}\p{N}.,?]*$/u.test(text);
const grouped = (text: string): string => (isOne(text) ? text : `(${text})`);

const PLAIN: Notation = {
  fraction: (top, bottom) => `${grouped(top)}/${grouped(bottom)}`,
  root: (inside) => `√${grouped(inside)}`,
  script: (base, sign, inside) => {
    const whole = `${base}${sign}${/^\(.*\)$/u.test(inside) ? inside : grouped(inside)}`;
    return /^[∑∏]/u.test(base) ? `${whole} ` : whole;
  },
  // A comma between numbers gets a space, or they would read as one number with a thousands separator.
  operator: (sign, attributes) => (sign === "," ? ", " : SPACED.has(sign) && isSign(attributes) ? ` ${sign} ` : sign),
  letters: (text) => text,
  words: (text) => text,
  space: "   ",
};

const COMMANDS: Readonly<Record<string, string>> = {
  ",": ", ",
  "×": "\\times ",
  "÷": "\\div ",
  "·": "\\cdot ",
  "⋅": "\\cdot ",
  "−": "-",
  "≈": "\\approx ",
  "≤": "\\le ",
  "≥": "\\ge ",
  "<": "\\lt ",
  ">": "\\gt ",
  "→": "\\to ",
  "⇒": "\\Rightarrow ",
  "∝": "\\propto ",
  "∑": "\\sum ",
  "∏": "\\prod ",
  "⌊": "\\lfloor ",
  "⌋": "\\rfloor ",
  "⌈": "\\lceil ",
  "⌉": "\\rceil ",
  "…": "\\dots ",
  "∈": "\\in ",
  "∂": "\\partial ",
  "{": "\\{",
  "}": "\\}",
};

const TEX: Notation = {
  fraction: (top, bottom) => `\\frac{${top}}{${bottom}}`,
  root: (inside) => `\\sqrt{${inside}}`,
  script: (base, sign, inside) => `{${base}}${sign}{${inside}}`,
  operator: (sign, { form, stretchy }) => {
    const grows = stretchy === "true" || stretchy === true;
    const side = form === "prefix" ? "\\left" : "\\right";
    return `${grows ? side : ""}${COMMANDS[sign] ?? sign}`;
  },
  letters: (text) => (/^\p{L}{2,}$/u.test(text) ? `\\mathrm{${text}}` : text),
  words: (text) => (text === "" ? "" : `\\text{${text}}`),
  space: "\\quad ",
};

/** A formula as text: `(28 − 5)/2 + 1 = 12.5`, `C^(l+1)`. */
export function formulaText({ tree, values }: Tex): string {
  return write(filled(tree, values), PLAIN)
    .replaceAll("\u00a0", " ")
    .replaceAll(/\s+([+−×÷=≈<>≤≥→∝⇒·⋅])\s+/gu, " $1 ")
    .trim();
}

/** A formula in TeX, without the signs around it. */
export function formulaTex({ tree, values }: Tex): string {
  return write(filled(tree, values), TEX)
    .replaceAll("−", "-")
    .replaceAll("\u00a0", " ")
    .replaceAll(/(?<=\d),(?=\d{3})/g, "{,}")
    .trim();
}
