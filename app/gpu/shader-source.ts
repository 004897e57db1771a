import type { Defines } from "./defines.ts";
import { readShader } from "./shader-files.ts";

/**
 * Builds a shader's text from its file: includes, tensor declarations and compile-time loops.
 *
 * GLSL ES 3.00 has no templates, and drivers do not always unroll loops, so kernels may use
 * - `#include "lib/x.glsl"`;
 * - `#pragma texture t` / `#pragma filters w` / `#pragma input x` / `#pragma output y`: the accessors of a texture,
 *   of packed filters or of a tensor (`lib/texture.glsl` and so on, with `NAME` replaced);
 * - `#pragma unroll(i, from, to)` ... `#pragma end`: the lines between, once for each i in [from, to);
 *   `#pragma unroll(i, LIST)` runs over a list define;
 * - `${expression}`: an integer, computed from loop variables and integer defines.
 */
type Scope = ReadonlyMap<string, number>;

/** Floor division and modulo, so that offsets left of the image land in the right phase. */
function apply(operator: string, a: number, b: number): number {
  switch (operator) {
    case "*":
      return a * b;
    case "/":
      return Math.floor(a / b);
    case "%":
      return ((a % b) + b) % b;
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "<":
      return a < b ? 1 : 0;
    case ">":
      return a > b ? 1 : 0;
    default:
      throw new Error(`Unknown operator ${operator}`);
  }
}
const PRECEDENCE: Readonly<Record<string, number>> = { "<": 1, ">": 1, "+": 2, "-": 2, "*": 3, "/": 3, "%": 3 };

/** Evaluates an integer expression of numbers, names, `+ - * / % < >` and parentheses. */
export function evaluate(expression: string, scope: Scope): number {
  const tokens = expression.match(/\d+|\w+|[-+*/%()<>]/g) ?? [];
  let position = 0;
  const primary = (): number => {
    const token = tokens[position++];
    if (token === undefined) throw new Error(`Unfinished expression "${expression}"`);
    if (token === "-") return -primary();
    if (token === "(") {
      const value = binary(0);
      position++;
      return value;
    }
    if (/^\d+$/.test(token)) return Number(token);
    const value = scope.get(token);
    if (value === undefined) throw new Error(`"${token}" in "${expression}" is not a define or loop variable`);
    return value;
  };
  const binary = (minimum: number): number => {
    let left = primary();
    for (;;) {
      const operator = tokens[position];
      const rank = operator === undefined ? undefined : PRECEDENCE[operator];
      if (operator === undefined || rank === undefined || rank <= minimum) return left;
      position++;
      left = apply(operator, left, binary(rank));
    }
  };
  return binary(0);
}

function substitute(line: string, scope: Scope): string {
  return line.includes("${") ? line.replace(/\$\{([^}]*)\}/g, (_, e: string) => String(evaluate(e, scope))) : line;
}

function loopValues(head: string, scope: Scope, lists: ReadonlyMap<string, readonly number[]>): [string, number[]] {
  const [name = "", from = "", to] = head.split(",").map((part) => part.trim());
  if (to === undefined) {
    const list = lists.get(from);
    if (!list) throw new Error(`#pragma unroll: "${from}" is not a list define`);
    return [name, [...list]];
  }
  const first = evaluate(from, scope);
  return [name, Array.from({ length: Math.max(0, evaluate(to, scope) - first) }, (_, i) => first + i)];
}

function expandLoops(lines: readonly string[], scope: Scope, lists: ReadonlyMap<string, readonly number[]>): string[] {
  const out: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const head = /^\s*#pragma unroll\((.*)\)\s*$/.exec(line)?.[1];
    if (head === undefined) {
      out.push(substitute(line, scope));
      continue;
    }
    let depth = 1;
    let end = i;
    while (depth > 0) {
      end++;
      const text = lines[end];
      if (text === undefined) throw new Error(`#pragma unroll(${head}) has no #pragma end`);
      if (/^\s*#pragma unroll\(/.test(text)) depth++;
      if (/^\s*#pragma end\s*$/.test(text)) depth--;
    }
    const [name, values] = loopValues(head, scope, lists);
    for (const value of values) {
      out.push(...expandLoops(lines.slice(i + 1, end), new Map([...scope, [name, value]]), lists));
    }
    i = end;
  }
  return out;
}

function expandIncludes(text: string, seen: Set<string>): string {
  return text.replace(
    /^[ \t]*#(?:include +"([\w./-]+)"|pragma (texture|filters|input|output) +(\w+))[ \t]*(?:\/\/.*)?$/gm,
    (_, file: string | undefined, template: string, name: string) => {
      if (file === undefined) return expandIncludes(readShader(`lib/${template}.glsl`).replaceAll("NAME", name), seen);
      if (seen.has(file)) return "";
      seen.add(file);
      return expandIncludes(readShader(file), seen);
    },
  );
}

/** Full GLSL text of `shaders/<path>` for these defines. Throws (our bug) on unknown files, names or open loops. */
export function shaderSource(path: string, defines: Defines): string {
  const scope = new Map<string, number>();
  const lists = new Map<string, readonly number[]>();
  let header = "#version 300 es\n";
  for (const [name, value] of Object.entries(defines)) {
    if (typeof value === "number") scope.set(name, value);
    if (typeof value === "object") lists.set(name, value);
    else header += `#define ${name} ${value}\n`;
  }
  const body = expandIncludes(readShader(path), new Set());
  return header + expandLoops(body.split("\n"), scope, lists).join("\n");
}
