import { valueShape } from "./graph.ts";
import type { Graph, Problem, Shape } from "./types.ts";

/** Why a network cannot be trained on a data set; null if it can. */
export function trainingProblem(
  graph: Graph,
  images: { readonly shape: Shape; readonly classes: readonly string[] },
): Problem | null {
  const input = valueShape(graph, 0);
  const { c, h, w } = images.shape;
  const classes = images.classes.length;
  if (input.c !== c || input.h !== h || input.w !== w) {
    return {
      reason: `The network expects images of ${input.h} × ${input.w} × ${input.c}, but the data has ${h} × ${w} × ${c}.`,
      fix: `Set the network's input to ${h} × ${w} × ${c}.`,
    };
  }
  const output = valueShape(graph, graph.output);
  if (output.c !== classes || output.h !== 1 || output.w !== 1) {
    return {
      reason: `The network's output has ${output.h} × ${output.w} × ${output.c} values; a classifier needs one for each of the ${classes} classes.`,
      fix: `End the network with a dense layer of ${classes} units.`,
    };
  }
  return graph.nodes.some(({ spec }) => spec.type === "conv2d" || spec.type === "dense")
    ? null
    : { reason: "The network has no weights to train.", fix: "Add a convolution or a dense layer." };
}
