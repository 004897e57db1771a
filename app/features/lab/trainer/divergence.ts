/** Messages about a run that diverged. */
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import { defaultAdam, defaultSgd } from "#nn/optimizer-settings.ts";
import type { Graph, NetworkReport } from "#nn/types.ts";
import type { Divergence } from "#state/stores/run-store.ts";

const PARTS = {
  output: "in the output of",
  loss: "in the loss, which is computed from the output of",
  gradient: "in the gradients of",
  weights: "in the updated weights of",
};

/** Where the first such value appeared, in one sentence. */
export function divergenceText({ step, part, layer }: Divergence, nameOf: (node: string) => string): string {
  if (part === null) return `After step ${step}, a value was infinite or not a number.`;
  return `The first value that is infinite or not a number appeared in step ${step}, ${PARTS[part]} ${nameOf(layer)}.`;
}

/** What usually helps, given the training settings and the network. */
export function remedies(optimizer: OptimizerSettings, { hasBatchNorm }: { readonly hasBatchNorm: boolean }): string {
  const { rate: usual } = optimizer.kind === "sgd" ? defaultSgd : defaultAdam;
  const rate =
    optimizer.rate > usual
      ? ` usually helps: it is ${optimizer.rate}, and ${usual} is typical`
      : ` than ${optimizer.rate} usually helps`;
  const others = [
    ...(optimizer.kind === "sgd" && optimizer.momentum > defaultSgd.momentum ? ["a lower momentum"] : []),
    ...(hasBatchNorm ? [] : ["batch normalisation after each convolution"]),
  ];
  const first = `A smaller learning rate${rate}.`;
  return others.length === 0 ? first : `${first} It may also help to use ${others.join(" or ")}.`;
}

/** A node's name as in the builder: `conv1`, or `res1, conv2` for a part of a block. */
export function nodeName(node: string, graph: Graph | null, report: NetworkReport | null): string {
  const id = graph?.nodes.find(({ name }) => name === node)?.layerId ?? node;
  const label = report?.layers.find(({ spec }) => spec.id === id)?.label ?? id;
  const part = node.slice(id.length + 1);
  return part === "" ? label : `${label}, ${part}`;
}
