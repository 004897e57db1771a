import { activation } from "../layers/activation.ts";
import { conv2d } from "../layers/conv2d.ts";
import { dense } from "../layers/dense.ts";
import { maxPool2d } from "../layers/max-pool2d.ts";
import { residual } from "../layers/residual.ts";
import { layerType } from "../layer-table.ts";
import type { ActivationKind, Conv2dSpec, LayerSpec, LayerTypeName } from "../types.ts";

/** Makes one layer once its id is known. */
export type LayerMaker = (id: string) => LayerSpec;

/** Numbers the layers `l1`, `l2` ... in order. */
export function stack(...makers: readonly LayerMaker[]): readonly LayerSpec[] {
  return makers.map((make, i) => make(`l${i + 1}`));
}

/** A square convolution, padded "same" with stride 1 unless `more` says otherwise. */
export function conv(channels: number, kernel: number, more: Partial<Conv2dSpec> = {}): LayerMaker {
  return (id) => ({ ...conv2d.create(id), channels, kernel: [kernel, kernel], ...more });
}

export function act(kind: ActivationKind): LayerMaker {
  return (id) => ({ ...activation.create(id), kind });
}

/** Max pooling without overlap. */
export function maxPool(size: number): LayerMaker {
  return (id) => ({ ...maxPool2d.create(id), kernel: [size, size], stride: [size, size] });
}

export function fullyConnected(units: number): LayerMaker {
  return (id) => ({ ...dense.create(id), units });
}

export function residualBlock(channels: number, stride: number): LayerMaker {
  return (id) => ({ ...residual.create(id), channels, stride });
}

/** A layer with its type's usual settings. */
export function usual(type: LayerTypeName): LayerMaker {
  return (id) => layerType(type).create(id);
}
