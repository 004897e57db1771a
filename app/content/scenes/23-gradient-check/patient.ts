/** The network that is checked, the images that its loss is of, and what it may be ill of. */
import { bugsIn, type BackwardBug } from "#nn/backward-bug.ts";
import { type Dataset, imageSize, normaliseInto } from "#data/dataset.ts";
import { lower, nodeMacs, nodeParameters } from "#nn/graph.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";
import { trainingProblem } from "#nn/training-problem.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import { defaultNetwork } from "#nn/zoo/digits.ts";
import type { Shipped } from "../../scene-types.ts";

/** Images in the batch. */
export const BATCH = 16;
/** Multiply-accumulates of an image above which a check takes too long. */
const MOST_MACS = 5e6;
const MOST_PARAMETERS = 3e5;
const FIRST_DATA = "mnist";

/** A parameter tensor. */
export interface Tensor {
  readonly name: string;
  /** The layer that it belongs to, by its place in the network. */
  readonly node: number;
  readonly isBias: boolean;
  readonly count: number;
}

/** A network with weights and a batch. */
export interface Patient {
  readonly graph: Graph;
  readonly values: ParameterValues;
  readonly input: Float32Array;
  readonly labels: readonly number[];
  /** The student's names for the nodes. */
  readonly names: readonly string[];
  readonly tensors: readonly Tensor[];
  readonly bugs: readonly BackwardBug[];
  /** Whose network it is, in words. */
  readonly whose: string;
}

/** The batch of a set: as many images, drawn from a fixed seed. */
function batchOf(images: Dataset): Pick<Patient, "input" | "labels"> {
  const random = createRandom(5);
  const chosen = Array.from({ length: BATCH }, () => random.integer(images.count));
  const size = imageSize(images);
  const input = new Float32Array(BATCH * size);
  chosen.forEach((image, i) => normaliseInto(images, image, input, i * size));
  return { input, labels: chosen.map((image) => images.labels[image] ?? 0) };
}

/** Every parameter tensor of a graph, in its order. */
export function tensorsOf(graph: Graph): readonly Tensor[] {
  return graph.nodes.flatMap((node, i) =>
    nodeParameters(node, graph).map(({ name, shape }) => ({
      name: `${node.name}.${name}`,
      node: i,
      isBias: name === "bias",
      count: shape.reduce((product, side) => product * side, 1),
    })),
  );
}

/** The student's names for the nodes of a graph: `conv1`, or `res1.conv2` within a block. */
export function namesOf(architecture: Architecture, graph: Graph): readonly string[] {
  const labels = new Map(describe(architecture).layers.map(({ spec, label }) => [spec.id, label]));
  return graph.nodes.map(({ name, layerId }) => name.replace(layerId, labels.get(layerId) ?? layerId));
}

/** A network on a batch of images; null where it does not fit them, or would take too long. */
export function patientOf(
  architecture: Architecture,
  values: ParameterValues,
  images: Dataset,
  whose: string,
): Patient | null {
  const lowering = lower(architecture);
  if (!lowering.ok) return null;
  const { graph } = lowering;
  const macs = graph.nodes.reduce((sum, node) => sum + nodeMacs(node, graph), 0);
  const tensors = tensorsOf(graph);
  const parameters = tensors.reduce((sum, { count }) => sum + count, 0);
  if (trainingProblem(graph, images) || macs > MOST_MACS || parameters > MOST_PARAMETERS) return null;
  if (tensors.some(({ name, count }) => values.get(name)?.length !== count)) return null;
  const names = namesOf(architecture, graph);
  return { graph, values, ...batchOf(images), names, tensors, bugs: bugsIn(graph), whose };
}

/** The student's network from the lab; the first one, where that does not do. Throws, in words, where it does not arrive. */
export async function loadPatient(shipped: Shipped): Promise<Patient> {
  const lab = await shipped.lab();
  if (lab) {
    const images = await shipped.images(lab.data);
    const own = images.ok ? patientOf(lab.architecture, lab.values, images.test, "Your network from the lab") : null;
    if (own) return own;
  }
  const [images, weights] = await Promise.all([shipped.images(FIRST_DATA), shipped.weights()]);
  if (!images.ok) throw new Error(images.message);
  if (!weights.ok) throw new Error(weights.message);
  const whose = lab
    ? "Yours is too large, or does not fit the images: this is the lab’s first network"
    : "The lab’s network";
  const first = patientOf(defaultNetwork, weights.values, images.test, whose);
  if (!first) throw new Error("The first network cannot be checked");
  return first;
}

/** The bug that a seed draws; none for 0. Of as many seeds as there are bugs, each draws another. */
export function bugOf({ bugs }: Pick<Patient, "bugs">, sick: number): BackwardBug | null {
  if (sick === 0 || bugs.length === 0) return null;
  const random = createRandom(11 + Math.floor((sick - 1) / bugs.length));
  const order = bugs.map((bug) => ({ bug, at: random.normal() })).toSorted((a, b) => a.at - b.at);
  return order[(sick - 1) % bugs.length]?.bug ?? null;
}
