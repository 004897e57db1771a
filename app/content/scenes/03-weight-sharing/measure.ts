/** What the GPU makes of a signal that goes through two layers of wires. */
import { evaluate } from "#engine/show/evaluate.ts";
import type { Device } from "#gpu/device.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { lower } from "#nn/graph.ts";
import type { Architecture } from "#nn/types.ts";
import { kindAt, lineSizes, matrixOf, networkOf, patches, type State, type Wires } from "./layer.ts";

export interface Signals {
  readonly hidden: Float32Array;
  readonly output: Float32Array;
  /** Where the wires are those of a locally connected or a convolutional layer: the largest difference to that layer's own kernels. */
  readonly difference: number | null;
}

function twoDense(n: number): Architecture {
  const layer = (id: string) => ({ ...dense.create(id), units: n, bias: false });
  return {
    name: "wires",
    input: { c: 1, h: 1, w: n },
    layers: [flatten.create("flat"), layer("first"), layer("second")],
  };
}

function twoConvs(n: number, k: number): Architecture {
  const layer = (id: string) => ({
    ...conv2d.create(id),
    channels: 1,
    kernel: [1, k] as const,
    padding: "same" as const,
    bias: false,
  });
  return { name: "convolutions", input: { c: 1, h: 1, w: n }, layers: [layer("first"), layer("second")] };
}

function largest(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

/** Sends a signal through both layers, as the dense layers of their matrices; and through the layers that they have become. */
export async function propagate(
  device: Device,
  { n, k, sharing }: Pick<State, "n" | "k" | "sharing">,
  [first, second]: readonly [Wires, Wires],
  input: Float32Array,
  signal: AbortSignal,
): Promise<Signals> {
  const network = twoDense(n);
  const lowering = lower(network);
  const middle = lowering.ok ? (lowering.graph.layerOutputs.get("first") ?? 0) : 0;
  const { values, output } = await evaluate(device, network, {
    weights: new Map([
      ["first.weight", matrixOf(first)],
      ["second.weight", matrixOf(second)],
    ]),
    input,
    keep: [middle],
    signal,
  });
  const hidden = values.get(middle) ?? new Float32Array();
  const kind = kindAt(sharing);
  if (kind === "dense") return { hidden, output, difference: null };
  if (kind === "conv") {
    const conv = await evaluate(device, twoConvs(n, k), {
      weights: new Map([
        ["first.weight", Float32Array.from(first.weights)],
        ["second.weight", Float32Array.from(second.weights)],
      ]),
      input,
      signal,
    });
    return { hidden, output, difference: largest(output, conv.output) };
  }
  const local = networkOf("local", lineSizes({ n, k }));
  const through = async (wires: Wires, x: Float32Array): Promise<Float32Array> => {
    const weights = new Map([["layer.weight", Float32Array.from(wires.weights)]]);
    return (await evaluate(device, local, { weights, input: patches(x, k), signal })).output;
  };
  return { hidden, output, difference: largest(output, await through(second, await through(first, input))) };
}
