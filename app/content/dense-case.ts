import { dense, type DenseSpec } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import type { LayerSpec, Shape } from "#nn/types.ts";

const spec = (units: number, bias: boolean): DenseSpec => ({ ...dense.create("fc1"), units, bias });

/** A dense layer that reads what arrives, flattened. */
export function denseLayers(units: number, bias: boolean): readonly LayerSpec[] {
  return [flatten.create("flatten"), spec(units, bias)];
}

/** The network model's count of a dense layer's weights and biases that reads maps of this shape, flattened. */
export function denseParameters(maps: Shape, units: number, bias: boolean): number {
  const vector = flatten.infer(flatten.create("flatten"), [maps]);
  if (!vector.ok) throw new Error(`A quiz drew maps that cannot be flattened: ${vector.reason}`);
  const tensors = dense.parameters(spec(units, bias), [vector.output]);
  return tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
}
