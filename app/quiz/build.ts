/** Words and draws for quiz families on any topic. */
import { thousands } from "#nn/format.ts";
import type { Random } from "#nn/random.ts";
import { tex, type Tex } from "#nn/tex.ts";

/** One of a list, drawn by the seed. The list is not empty. */
export function pick<T>(items: readonly [T, ...T[]], random: Random): T {
  return items[random.integer(items.length)] ?? items[0];
}

/** A whole number from `least` to `most`, drawn by the seed. */
export function between(least: number, most: number, random: Random): number {
  return least + random.integer(most - least + 1);
}

/** Whether all of these differ. */
export function allDiffer(...values: readonly number[]): boolean {
  return new Set(values).size === values.length;
}

/** `5 × 5` */
export function size([h, w]: readonly [number, number]): string {
  return `${h} × ${w}`;
}

/** `28 × 28 × 16`, height first, or `10` for a vector. */
export function shapeText({ c, h, w }: { readonly c: number; readonly h: number; readonly w: number }): string {
  return h === 1 && w === 1 ? thousands(c) : `${h} × ${w} × ${thousands(c)}`;
}

/** `1 filter`, `2 filters` */
export function plural(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;

/** `two layers`: for a number that stands beside another. */
export function inWords(count: number, noun: string): string {
  return `${WORDS[count] ?? thousands(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** `1, 2 and 4` */
export function listed(items: readonly (string | number)[]): string {
  const words = items.map((item) => (typeof item === "number" ? thousands(item) : item));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}

type Part = number | Tex;
type Parts = readonly [Part, ...Part[]];

/** `3 × 3 × 96` as a formula, for any number of factors. */
export function product(...[first, ...others]: Parts): Tex {
  return others.reduce<Tex>((left, right) => tex`${left} \times ${right}`, tex`${first}`);
}

/** `1 + 2 + 4` as a formula, for any number of terms. */
export function sum(...[first, ...others]: Parts): Tex {
  return others.reduce<Tex>((left, right) => tex`${left} + ${right}`, tex`${first}`);
}
