import { evaluate } from "#engine/show/evaluate.ts";
import type { Device } from "#gpu/device.ts";
import {
  fromParameters,
  groupsOf,
  moved,
  networkOf,
  type Numbers,
  parametersOf,
  type Problem,
  type Target,
} from "./problem.ts";

/** How far a number is moved to each side for a finite difference: less than half the gap between two inputs of a pooling. */
export const EPSILON = 1 / 4;

/** What the kernels say of a problem, one of whose numbers may be wiggled. */
export interface Examined {
  readonly problem: Problem;
  /** The numbers as they are now. */
  readonly numbers: Numbers;
  /** Outputs before the wiggle, and now. */
  readonly before: readonly number[];
  readonly y: readonly number[];
  /** The gradient of the loss with respect to each output, now. */
  readonly g: readonly number[];
  readonly lossBefore: number;
  readonly loss: number;
  /** By the backward kernels. */
  readonly gradient: Numbers;
}

/** Halves of the squared distances from the targets, added up. */
function lossOf(y: readonly number[], targets: readonly number[]): number {
  return y.reduce((sum, value, i) => sum + (value - (targets[i] ?? 0)) ** 2 / 2, 0);
}

/** Runs the layer forward on several inputs at once, all with the same weights. */
async function outputsOf(
  device: Device,
  { layer }: Problem,
  samples: readonly Numbers[],
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const [first] = samples;
  if (!first) return [];
  const { output } = await evaluate(device, networkOf(layer), {
    weights: parametersOf(first),
    input: Float32Array.from(samples.flatMap(({ x }) => x)),
    batch: samples.length,
    signal,
  });
  const count = output.length / samples.length;
  return samples.map((_, i) => [...output.subarray(i * count, (i + 1) * count)]);
}

/** Targets such that the gradients at the outputs are those of the problem before anything is wiggled. */
async function targetsOf(device: Device, problem: Problem, signal: AbortSignal) {
  const [before = []] = await outputsOf(device, problem, [problem.numbers], signal);
  return { before, targets: before.map((value, i) => value - (problem.g[i] ?? 0)) };
}

/** Forward, then back from the loss ½ Σ (y − t)², with one number moved `by` so much. */
export async function examine(
  device: Device,
  problem: Problem,
  target: Target,
  by: number,
  signal: AbortSignal,
): Promise<Examined> {
  const { before, targets } = await targetsOf(device, problem, signal);
  const numbers = moved(problem.numbers, target, by);
  const [y = []] = by === 0 ? [before] : await outputsOf(device, problem, [numbers], signal);
  const g = y.map((value, i) => value - (targets[i] ?? 0));
  const { inputGradient, gradients } = await evaluate(device, networkOf(problem.layer), {
    weights: parametersOf(numbers),
    input: Float32Array.from(numbers.x),
    gradient: Float32Array.from(g),
    signal,
  });
  return {
    problem,
    numbers,
    before,
    y,
    g,
    lossBefore: lossOf(before, targets),
    loss: lossOf(y, targets),
    gradient: { x: [...(inputGradient ?? [])], ...fromParameters(gradients) },
  };
}

/** Central differences of the loss, each number moved both ways. */
export async function differences(
  device: Device,
  { problem, numbers, y, g }: Examined,
  signal: AbortSignal,
): Promise<Numbers> {
  const targets = y.map((value, i) => value - (g[i] ?? 0));
  const slope = (up: readonly number[] | undefined, down: readonly number[] | undefined): number =>
    (lossOf(up ?? [], targets) - lossOf(down ?? [], targets)) / (2 * EPSILON);
  // Inputs differ from sample to sample, weights from run to run.
  const samples = numbers.x.flatMap((_, at) => [EPSILON, -EPSILON].map((by) => moved(numbers, { group: "x", at }, by)));
  const outputs = await outputsOf(device, problem, samples, signal);
  const x = numbers.x.map((_, at) => slope(outputs[2 * at], outputs[2 * at + 1]));
  const byRun = async (group: "w" | "b"): Promise<readonly number[]> => {
    const slopes: number[] = [];
    for (let at = 0; at < numbers[group].length; at++) {
      const [[up], [down]] = [
        await outputsOf(device, problem, [moved(numbers, { group, at }, EPSILON)], signal),
        await outputsOf(device, problem, [moved(numbers, { group, at }, -EPSILON)], signal),
      ];
      slopes.push(slope(up, down));
    }
    return slopes;
  };
  return { x, w: await byRun("w"), b: await byRun("b") };
}

/** The largest distance between a gradient and its finite difference. */
export function largestDifference({ problem, gradient }: Examined, finite: Numbers): number {
  return Math.max(
    ...groupsOf(problem.layer).flatMap((group) =>
      gradient[group].map((value, at) => Math.abs(value - (finite[group][at] ?? Number.NaN))),
    ),
  );
}
