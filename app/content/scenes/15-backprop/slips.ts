/** What a student who goes a known wrong way gets for a gradient. Pure. */
import type { Problem, Target } from "./problem.ts";
import { gradientSum, sumOf, tapsOf, valueOf, winnerOf } from "./sums.ts";

export interface Slip {
  readonly id: string;
  readonly name: string;
  readonly feedback: string;
  readonly value: number;
  /** Whether numbers are drawn so that it never gives the right one by chance. */
  readonly isCommon: boolean;
}

const slip = (id: string, name: string, feedback: string, value: number, isCommon = false): Slip => ({
  id,
  name,
  feedback,
  value,
  isCommon,
});

/** The slips that are known for one cell; of two with the same number the commoner one first. */
export function slipsOf(problem: Problem, target: Target): readonly Slip[] {
  if (problem.layer.op === "max") return ofMax(problem, target.at);
  if (problem.layer.op === "mean") return ofMean(problem, target.at);
  if (target.group === "x") return ofInput(problem, target.at);
  return target.group === "w" ? ofWeight(problem, target.at) : ofBias(problem);
}

/** The slip that a wrong number comes from; null where none is known. */
export function slipOf(problem: Problem, target: Target, typed: number): Slip | null {
  return slipsOf(problem, target).find(({ value }) => Math.abs(value - typed) < 0.006) ?? null;
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function ofInput({ layer, numbers, g }: Problem, at: number): readonly Slip[] {
  const { w } = numbers;
  const own = tapsOf(layer).filter(({ n }) => n === at);
  const last = w.length - 1;
  const flipped = total(own.map(({ i, a }) => (g[i] ?? 0) * (w[last - a] ?? 0)));
  const products = gradientSum(layer, numbers, g, { group: "x", at });
  const isGapped = layer.stride > 1;
  return [
    slip(
      "not-flipped",
      "Kernel not flipped",
      "Which outputs used this input, and with which weight did each of them? Follow the wires back.",
      flipped,
      !isGapped || own.some(({ a }) => a !== last - a),
    ),
    ...(isGapped
      ? [
          slip(
            "gaps-forgotten",
            "Stride forgotten in the backward pass",
            "With stride 2 the windows start two inputs apart. Between two entries of g that leaves a gap; what stands in it?",
            total(g.map((each, i) => each * (w[at - i] ?? 0))),
          ),
        ]
      : []),
    slip(
      "valid-size",
      "Gradient smaller than the input",
      "The gradient has a cell for every input, at the border too: this one took part in an output as well.",
      0,
      true,
    ),
    slip(
      "not-weighted",
      "Weights left out",
      "These outputs' gradients arrive here, but through which weights did this input act on them?",
      total(own.map(({ i }) => g[i] ?? 0)),
    ),
    ...(products.length > 1
      ? products.map((product) =>
          slip(
            "one-output",
            "One output only",
            "That is what one output sends back. How many outputs used this input?",
            valueOf(product),
            true,
          ),
        )
      : []),
  ];
}

function ofWeight({ layer, numbers, g }: Problem, at: number): readonly Slip[] {
  const { x } = numbers;
  const products = gradientSum(layer, numbers, g, { group: "w", at });
  const right = sumOf(products);
  const mirrored = sumOf(gradientSum(layer, numbers, g, { group: "w", at: numbers.w.length - 1 - at }));
  const first = products[0];
  const isMiddle = numbers.w.length - 1 - at === at;
  return [
    slip(
      "averaged",
      "Mean over the places",
      "The loss moves through every place at once when a shared weight moves. Are the parts averaged, or added?",
      right / g.length,
      true,
    ),
    ...(first
      ? [
          slip(
            "one-place",
            "One place only",
            "That is the part of the first output. At how many places is this weight used?",
            valueOf(first),
            true,
          ),
        ]
      : []),
    ...(isMiddle
      ? []
      : [
          slip(
            "reversed",
            "Order reversed",
            "That belongs to another weight of this kernel. Which inputs does this one multiply?",
            mirrored,
            true,
          ),
        ]),
    ...(layer.stride > 1
      ? [
          slip(
            "stride-forgotten",
            "Stride forgotten",
            "Where does the window of the second output start?",
            total(g.map((each, i) => each * (x[i + at] ?? 0))),
          ),
        ]
      : []),
    slip(
      "inputs-alone",
      "Outputs' gradients left out",
      "These are the inputs that the weight meets. How strongly does the loss feel each of their outputs?",
      total(products.map(({ factors }) => factors.find(({ name }) => name === "x")?.value ?? 0)),
    ),
  ];
}

function ofBias({ g }: Problem): readonly Slip[] {
  const feedback =
    "The bias is added to every output. Nudge it: which outputs move, and how strongly does the loss feel each?";
  return [
    slip("bias-one", "The bias counts once", feedback, 1, true),
    slip("averaged", "Mean over the places", feedback, total(g) / g.length, true),
    slip("no-gradient", "No gradient for a bias", feedback, 0, true),
    slip("one-place", "One place only", feedback, g[0] ?? 0, true),
  ];
}

function ofMax({ layer, numbers, g }: Problem, at: number): readonly Slip[] {
  const own = tapsOf(layer).filter(({ n }) => n === at);
  const won = own.filter(({ i }) => winnerOf(layer, numbers, i) === at).map(({ i }) => g[i] ?? 0);
  const arriving = total(own.map(({ i }) => g[i] ?? 0));
  const taps = layer.w.rows * layer.w.columns;
  const isWinner = won.length > 0;
  return [
    ...(isWinner
      ? [
          slip(
            "no-parameters-no-gradient",
            "Nothing to learn, so no gradient",
            "The pooling itself learns nothing. But does its output move when this input does?",
            0,
          ),
          slip(
            "times-value",
            "Times the value",
            "The output moves by as much as its winner. By how much does it move when the winner grows by 1?",
            total(won) * (numbers.x[at] ?? 0),
          ),
        ]
      : []),
    ...(won.length > 1
      ? [
          slip(
            "overwritten",
            "Only the last window kept",
            "This input wins more than one window. What happens to contributions that meet?",
            won.at(-1) ?? 0,
          ),
          slip(
            "overwritten",
            "Only the first window kept",
            "This input wins more than one window. What happens to contributions that meet?",
            won[0] ?? 0,
          ),
        ]
      : []),
    slip(
      "spread",
      "Shared out",
      "That is what a mean would do. Nudge an input that is not the largest: does the output move?",
      arriving / taps,
    ),
    slip(
      "to-all",
      "Sent to all",
      "Nudge an input that is not the largest in its window: does the output move?",
      arriving,
    ),
  ];
}

function ofMean({ layer, g }: Problem, at: number): readonly Slip[] {
  const own = tapsOf(layer).filter(({ n }) => n === at);
  const arriving = own.map(({ i }) => g[i] ?? 0);
  const taps = layer.w.rows * layer.w.columns;
  return [
    slip(
      "copied",
      "Copied instead of shared out",
      "By how much does a mean over four move when one of the four grows by 1?",
      total(arriving),
    ),
    slip("winner-takes-it", "To the largest alone", "That is what a maximum does. Which inputs move a mean?", 0),
    slip(
      "divided-by-count",
      "Divided by the number of windows",
      "Each window shares its gradient among the inputs under it. How many are those?",
      total(arriving) / Math.max(1, own.length),
    ),
    ...(own.length > 1
      ? [
          slip(
            "overwritten",
            "One window only",
            "This input lies in more than one window. What happens to contributions that meet?",
            (arriving[0] ?? 0) / taps,
          ),
          slip(
            "overwritten",
            "One window only",
            "This input lies in more than one window. What happens to contributions that meet?",
            (arriving.at(-1) ?? 0) / taps,
          ),
        ]
      : []),
  ];
}
