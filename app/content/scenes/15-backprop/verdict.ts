/** What the stage says. Pure. */
import { formatNumber } from "#ui/number-text.ts";
import { groupsOf, type Layer, type Numbers, type Problem, type Target } from "./problem.ts";
import { type Factor, type Product } from "./sums.ts";
import type { Group } from "./state.ts";

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
const NAMES: Readonly<Record<Group, readonly [one: string, many: string]>> = {
  x: ["input", "inputs"],
  w: ["weight", "weights"],
  b: ["bias", "biases"],
};

/** `x₂`; in two dimensions `x₁₂`, row first; the bias is `b`. */
export function nameOf(layer: Layer, name: Factor["name"], at: number): string {
  if (name === "b") return "b";
  const size = layer[name === "g" ? "y" : name];
  const digits = size.rows === 1 ? [at] : [Math.floor(at / size.columns), at % size.columns];
  return `${name}${digits.map((digit) => SUBSCRIPTS[digit] ?? digit).join("")}`;
}

/** As short as it can be said: `−2`, `3.25`. */
export function short(value: number): string {
  return String(Number(value.toFixed(3)))
    .replace(/^-0$/, "0")
    .replace("-", "−");
}

function factorText(value: number): string {
  return value < 0 ? `(${short(value)})` : short(value);
}

/** A sum in letters and in numbers, and its result: `g₀ w₁ + g₁ w₀ = 2·3 + (−1)·2 = 4`. */
export function sumText(layer: Layer, products: readonly Product[], result: number): string {
  if (products.length === 0) return short(result);
  const letters = products
    .map(({ factors, divisor }) => {
      const named = factors.map(({ name, at }) => nameOf(layer, name, at)).join(" ");
      return divisor === 1 ? named : `${named}/${divisor}`;
    })
    .join(" + ");
  const numbers = products
    .map(({ factors, divisor }) => {
      const text = factors.map(({ value }) => factorText(value)).join("·");
      return divisor === 1 ? text : `${text}/${divisor}`;
    })
    .join(" + ");
  return `${letters} = ${numbers} = ${short(result)}`;
}

/** What the key number means: every derivative of the layer was taken both ways. */
export function verdict(layer: Layer, numbers: Numbers, largest: number): string {
  const counts = groupsOf(layer).map((group) => {
    const count = numbers[group].length;
    return `${count} ${NAMES[group][count === 1 ? 0 : 1]}`;
  });
  const over = `Over ${counts.join(", ")}, each moved by ¼ both ways.`;
  if (largest > 1e-3) return `${over} They differ, since wiggling a number near a tie changes the winner.`;
  return `${over} ${largest === 0 ? "Equal to the last digit" : "The difference is rounding"}: the loss is a parabola in each number.`;
}

/** What a wiggle did to the outputs and to the loss. */
export function wiggleText(
  layer: Layer,
  { group, at }: Target,
  by: number,
  [lossBefore, loss]: readonly [number, number],
  movedOutputs: readonly number[],
): string {
  const name = nameOf(layer, group, at);
  if (by === 0) return `Move ${name} with the slider: which outputs move, and what happens to the loss?`;
  const which =
    movedOutputs.length === 0
      ? "no output moves"
      : `${movedOutputs.map((i) => nameOf(layer, "g", i).replace("g", "y")).join(", ")} ${movedOutputs.length === 1 ? "moves" : "move"}`;
  const slope = (loss - lossBefore) / by;
  return `${name} ${by < 0 ? "−" : "+"} ${short(Math.abs(by))}: ${which}; the loss goes from ${short(lossBefore)} to ${short(loss)}, a slope of ${short(slope)}. For ever smaller steps it tends to the gradient.`;
}

/** The size of a problem set, and how far it is solved. */
export function setText(right: number, wrong: number, all: number): string {
  if (right === all) return `All ${all} gradients are right: they are what the backward kernels compute.`;
  if (right + wrong === 0) return `${all} gradients to fill in. Each is graded as soon as you leave its cell.`;
  return `${right} of ${all} right${wrong > 0 ? `, ${wrong} not yet` : ""}.`;
}

/** Whether a typed number is a gradient, to two places after the point. */
export function isRight(typed: number, right: number): boolean {
  return Math.abs(typed - right) < 0.006;
}

/** Targets of a layer in the order in which they are asked for. */
export function targetsOf({ layer, numbers }: Problem): readonly Target[] {
  return groupsOf(layer).flatMap((group) => numbers[group].map((_, at) => ({ group, at })));
}

/** `4.8e−7`, or 0. */
export function differenceText(largest: number): string {
  return formatNumber(largest, 2);
}
