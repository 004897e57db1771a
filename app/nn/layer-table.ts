import type { CompositeLayerType, LayerTypeBase, PrimitiveLayerType } from "./layer-type.ts";
import { activation } from "./layers/activation.ts";
import { add } from "./layers/add.ts";
import { avgPool2d } from "./layers/avg-pool2d.ts";
import { batchNorm } from "./layers/batch-norm.ts";
import { conv2d } from "./layers/conv2d.ts";
import { dense } from "./layers/dense.ts";
import { flatten } from "./layers/flatten.ts";
import { globalAvgPool2d } from "./layers/global-avg-pool2d.ts";
import { maxPool2d } from "./layers/max-pool2d.ts";
import { residual } from "./layers/residual.ts";
import type { AnySpec, LayerSpec, LayerTypeName, PrimitiveSpec, ResidualSpec } from "./types.ts";

type TypeOf<S extends AnySpec> = S extends PrimitiveSpec
  ? PrimitiveLayerType<S>
  : S extends ResidualSpec
    ? CompositeLayerType<S>
    : never;

/** Every layer type there is. A spec without a line here does not compile. */
export const layerTable = {
  conv2d,
  max_pool2d: maxPool2d,
  avg_pool2d: avgPool2d,
  global_avg_pool2d: globalAvgPool2d,
  activation,
  batch_norm: batchNorm,
  flatten,
  dense,
  residual,
  add,
} as const satisfies { readonly [T in AnySpec["type"]]: TypeOf<Extract<AnySpec, { type: T }>> };

/** Layers that a student can place, in the order of the add menu. */
export const placeableTypes = [
  "conv2d",
  "activation",
  "max_pool2d",
  "avg_pool2d",
  "batch_norm",
  "residual",
  "global_avg_pool2d",
  "flatten",
  "dense",
] as const satisfies readonly LayerTypeName[];

/** What the model knows of a layer type, whatever it is. Call its functions with a spec of the same type only. */
export function layerType(type: LayerTypeName): LayerTypeBase<LayerSpec>;
export function layerType(type: AnySpec["type"]): LayerTypeBase<AnySpec>;
export function layerType(type: AnySpec["type"]): LayerTypeBase<AnySpec> {
  return layerTable[type];
}

/** The same for a layer with kernels of its own: its parameters, MACs, window and kernels. */
export function primitiveType(type: PrimitiveSpec["type"]): PrimitiveLayerType<PrimitiveSpec> {
  return layerTable[type];
}
