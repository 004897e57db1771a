/** Calculations as students type them: `3 × 3 × 96 + 1`, `2^10`, `(28 - 3) / 2`. */

export type Sign = "+" | "-" | "×" | "/" | "^";

export type Expression =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "minus"; readonly of: Expression }
  | { readonly kind: "operation"; readonly sign: Sign; readonly left: Expression; readonly right: Expression };

/** A calculation, or why it is none; null where nothing more can be said than that. */
export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly message: string | null };

/** Operations that deep are no answer to any question. */
const DEEPEST = 40;

class Unreadable extends Error {}

const TOKEN = /^(?:[\d.,'_]*\d[\d.,'_]*(?:e[+-]?\d{1,3})?|\.\d+|[-+×/^()])/;

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  for (let rest = text; rest !== "";) {
    const token = TOKEN.exec(rest)?.[0];
    if (token === undefined) throw new Unreadable("");
    tokens.push(token);
    rest = rest.slice(token.length);
  }
  return tokens;
}

/**
 * Parses a calculation without spaces. `readDigits` gives the number that digits with their separators stand for, or says
 * what is unclear about them.
 */
export function parseExpression(text: string, readDigits: (digits: string) => number | string): ParsedExpression {
  try {
    const tokens = tokensOf(text);
    let at = 0;
    let depth = 0;
    const take = (...wanted: readonly string[]): string | null => {
      const token = tokens[at];
      if (token === undefined || !wanted.includes(token)) return null;
      at++;
      return token;
    };
    const operand = (): Expression => {
      if (++depth > DEEPEST) throw new Unreadable("");
      if (take("(") !== null) {
        const inside = terms();
        if (take(")") === null) throw new Unreadable("A bracket is not closed.");
        return inside;
      }
      if (take("-") !== null) return { kind: "minus", of: power() };
      if (take("+") !== null) return power();
      const value = readDigits(tokens[at++] ?? "");
      if (typeof value === "string") throw new Unreadable(value);
      return { kind: "number", value };
    };
    const power = (): Expression => {
      const left = operand();
      return take("^") === null ? left : { kind: "operation", sign: "^", left, right: power() };
    };
    const chain = (next: () => Expression, signs: readonly Sign[]): Expression => {
      let left = next();
      for (;;) {
        const token = take(...signs);
        const sign = signs.find((each) => each === token);
        if (sign === undefined) return left;
        left = { kind: "operation", sign, left, right: next() };
      }
    };
    const factors = (): Expression => chain(power, ["×", "/"]);
    const terms = (): Expression => chain(factors, ["+", "-"]);
    const expression = terms();
    return at === tokens.length ? { ok: true, expression } : { ok: false, message: null };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, message: error.message === "" ? null : error.message };
  }
}

/** The value of a calculation; not finite where it has none. */
export function evaluate(expression: Expression): number {
  if (expression.kind === "number") return expression.value;
  if (expression.kind === "minus") return -evaluate(expression.of);
  const [left, right] = [evaluate(expression.left), evaluate(expression.right)];
  switch (expression.sign) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "×":
      return left * right;
    case "/":
      return left / right;
    case "^":
      return left ** right;
  }
}
