/** What the stage says. Pure. */
import type { BackwardBug, Bug } from "#nn/backward-bug.ts";
import { formatNumber } from "#ui/number-text.ts";
import { AGREES, bestExponent, DIFFERS, leastError, type Curve } from "./curve.ts";
import type { Patient } from "./patient.ts";

/** `10⁻²`, `10⁻²·⁵` */
export function powerText(exponent: number): string {
  const digits = String(exponent).replace(/[\d.-]/g, (each) => "⁰¹²³⁴⁵⁶⁷⁸⁹·⁻".charAt("0123456789.-".indexOf(each)));
  return exponent === 0 ? "1" : `10${digits}`;
}

/** A relative error, in per cent. */
export function errorText(error: number): string {
  return error < 1e-5 ? "< 0.001 %" : `${formatNumber(100 * error, 2)} %`;
}

/** What one weight's error at an ε means; `least` is the best of all ε. */
export function verdict(curve: Curve, exponent: number): string {
  const best = bestExponent(curve);
  const point = curve.points.find((each) => each.exponent === exponent);
  const least = leastError(curve);
  const numbers = `Backpropagation: ${formatNumber(curve.analytic, 4)}. Difference: ${formatNumber(point?.numeric ?? Number.NaN, 4)}.`;
  const error = point?.error ?? 1;
  if (least < AGREES) {
    if (error < AGREES) return `${numbers} They agree.`;
    const why =
      exponent < best
        ? "the rounding error of the loss is divided by a small ε"
        : "the loss bends, or has kinks, over so long a step";
    return `${numbers} They agree only at another ε: here ${why}.`;
  }
  if (least > DIFFERS) return `${numbers} They agree at no ε: this gradient is wrong.`;
  return `${numbers} Not even the best ε settles it: try a weight with a larger gradient.`;
}

const SLIPS: Readonly<Record<Bug, string>> = {
  unflipped: "it applies its kernel to the gradients without turning it by 180°",
  stride: "it ignores its stride, as if its outputs lay as close together as its inputs",
  bias: "it forgets the gradient of its bias",
  mask: "it lets gradients through where the ReLU was off",
};

/** What a student's guess of the sick layer comes to. */
export function diagnosis(
  { graph, names }: Pick<Patient, "graph" | "names">,
  bug: BackwardBug,
  said: number,
  checks: number,
): string {
  const of = checks === 1 ? "1 check" : `${checks} checks`;
  if (said < 0) return `One layer’s backward pass is wrong. ${of} so far: which one?`;
  const name = names[said] ?? "";
  if (graph.nodes[said]?.name !== bug.node)
    return `Not ${name}, after ${of}. A wrong backward pass spoils layers before it, never after it.`;
  return `Yes, ${name}, after ${of}: ${SLIPS[bug.kind]}.`;
}
