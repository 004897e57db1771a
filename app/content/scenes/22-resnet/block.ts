/** One block, with its shortcut and without: what it computes of a photo, and what it passes back. */
import { evaluate } from "#engine/show/evaluate.ts";
import type { Device } from "#gpu/device.ts";
import { graphOf, valueShape } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { activation } from "#nn/layers/activation.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { createRandom } from "#nn/random.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import type { State } from "./state.ts";

/** Side of the photo. */
export const SIDE = 48;
const CHANNELS = 4;
const SEED = 3;

export type BlockState = Pick<State, "size" | "share">;
type Shortcut = "with" | "without";

/** A first convolution that makes maps of a photo, and the block. */
export function blockNetwork({ size }: Pick<State, "size">, shortcut: Shortcut = "with"): Architecture {
  return {
    name: size === "same" ? "Residual block" : "Residual block with a projection",
    input: { c: 3, h: SIDE, w: SIDE },
    layers: [
      { ...conv2d.create("first"), channels: CHANNELS, bias: false },
      activation.create("first-relu"),
      {
        ...residual.create("block"),
        channels: size === "same" ? CHANNELS : 2 * CHANNELS,
        stride: size === "same" ? 1 : 2,
        shortcut: shortcut === "with" ? "auto" : "none",
        batchNorm: false,
      },
    ],
  };
}

/** Weights from a seed, those of the block's second convolution times the share of F. */
export function blockWeights({ size, share }: BlockState): ParameterValues {
  const values = initialValues(graphOf(blockNetwork({ size })), SEED);
  const last = values.get("block.conv2.weight") ?? new Float32Array();
  return new Map([...values, ["block.conv2.weight", last.map((weight) => (weight * share) / 10)]]);
}

/** The values of the block that are on the stage, by their number in the graph. */
export interface BlockPlaces {
  readonly x: number;
  readonly f: number;
  /** What the shortcut brings: x, or W x. */
  readonly shortcut: number;
  readonly sum: number;
}

/** Where they are. */
export function placesOf(graph: Graph): BlockPlaces {
  const output = (name: string): number => graph.nodes.find((node) => node.name === name)?.output ?? 0;
  const x = output("first-relu");
  const sum = graph.nodes.find(({ name }) => name === "block.add");
  return { x, f: output("block.conv2"), shortcut: sum?.inputs[1] ?? x, sum: sum?.output ?? output("block.conv2") };
}

/** A graph up to one of its values. */
function upTo(graph: Graph, value: number): Graph {
  const nodes = graph.nodes.filter(({ output }) => output <= value);
  return { ...graph, nodes, values: graph.values.slice(0, value + 1), output: value };
}

/** What arrives where, in the backward pass of a block, as root mean squares over the sum's. */
export interface Passed {
  /** To F, from the sum. */
  readonly toF: number;
  /** To what the shortcut brings, from the sum. */
  readonly toShortcut: number;
  /** To x, from both. */
  readonly toX: number;
  /** To x where the shortcut is taken away. */
  readonly withoutShortcut: number;
}

export function sizeOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

/** Sends one random gradient back from the sum, with the shortcut and without. */
export async function passBack(
  device: Device,
  state: BlockState,
  input: Float32Array,
  signal: AbortSignal,
): Promise<Passed> {
  const weights = blockWeights(state);
  const back = async (shortcut: Shortcut) => {
    const whole = graphOf(blockNetwork(state, shortcut));
    const places = placesOf(whole);
    const { c, h, w } = valueShape(whole, places.sum);
    const random = createRandom(SEED);
    const gradient = Float32Array.from({ length: c * h * w }, () => random.normal());
    const { valueGradients } = await evaluate(device, upTo(whole, places.sum), {
      weights,
      input,
      gradient,
      gradientsOf: [places.x, places.f, places.shortcut],
      parameterGradients: false,
      signal,
    });
    const of = (value: number): Float32Array => valueGradients.get(value) ?? new Float32Array(gradient.length);
    return { whole: sizeOf(gradient), x: of(places.x), f: of(places.f), shortcut: of(places.shortcut) };
  };
  const through = await back("with");
  const without = await back("without");
  // At x both ways meet: what came by the identity is what is left without the other.
  const identity = through.x.map((value, i) => value - (without.x[i] ?? 0));
  return {
    toF: sizeOf(through.f) / through.whole,
    toShortcut: sizeOf(state.size === "same" ? identity : through.shortcut) / through.whole,
    toX: sizeOf(through.x) / through.whole,
    withoutShortcut: sizeOf(without.x) / without.whole,
  };
}
