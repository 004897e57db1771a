import type { CompositeLayerType, LayerTypeBase, PrimitiveLayerType } from "./layer-type.ts";
import { activation } from "./layers/activation.ts";
import { adaptiveAvgPool2d } from "./layers/adaptive-avg-pool2d.ts";
import { add } from "./layers/add.ts";
import { avgPool2d } from "./layers/avg-pool2d.ts";
import { batchNorm } from "./layers/batch-norm.ts";
import { bottleneck } from "./layers/bottleneck.ts";
import { channelMaxPool } from "./layers/channel-max-pool.ts";
import { concat } from "./layers/concat.ts";
import { conv2d } from "./layers/conv2d.ts";
import { denseBlock } from "./layers/dense-block.ts";
import { dense } from "./layers/dense.ts";
import { dropout } from "./layers/dropout.ts";
import { fire } from "./layers/fire.ts";
import { flatten } from "./layers/flatten.ts";
import { globalAvgPool2d } from "./layers/global-avg-pool2d.ts";
import { invertedResidual } from "./layers/inverted-residual.ts";
import { localResponseNorm } from "./layers/local-response-norm.ts";
import { maxPool2d } from "./layers/max-pool2d.ts";
import { residual } from "./layers/residual.ts";
import { unflatten } from "./layers/unflatten.ts";
import { upsample } from "./layers/upsample.ts";
import type { AnySpec, CompositeSpec, LayerSpec, LayerTypeName, PrimitiveSpec } from "./types.ts";

type TypeOf<S extends AnySpec> = S extends PrimitiveSpec
  ? PrimitiveLayerType<S>
  : S extends CompositeSpec
    ? CompositeLayerType<S>
    : never;

/** Every layer type there is. A spec without a line here does not compile. */
export const layerTable = {
  conv2d,
  max_pool2d: maxPool2d,
  avg_pool2d: avgPool2d,
  global_avg_pool2d: globalAvgPool2d,
  adaptive_avg_pool2d: adaptiveAvgPool2d,
  channel_max_pool: channelMaxPool,
  upsample,
  activation,
  batch_norm: batchNorm,
  local_response_norm: localResponseNorm,
  dropout,
  flatten,
  unflatten,
  dense,
  residual,
  bottleneck,
  inverted_residual: invertedResidual,
  fire,
  dense_block: denseBlock,
  add,
  concat,
} as const satisfies { readonly [T in AnySpec["type"]]: TypeOf<Extract<AnySpec, { type: T }>> };

/** Layers that a student can place, in the order of the add menu. */
export const placeableTypes = [
  "conv2d",
  "activation",
  "max_pool2d",
  "avg_pool2d",
  "batch_norm",
  "dropout",
  "residual",
  "bottleneck",
  "inverted_residual",
  "fire",
  "dense_block",
  "global_avg_pool2d",
  "adaptive_avg_pool2d",
  "channel_max_pool",
  "upsample",
  "local_response_norm",
  "flatten",
  "unflatten",
  "dense",
] as const satisfies readonly LayerTypeName[];

/** What the model knows of a layer type, whatever it is. Call its functions with a spec of the same type only. */
export function layerType(type: LayerTypeName): LayerTypeBase<LayerSpec>;
export function layerType(type: AnySpec["type"]): LayerTypeBase<AnySpec>;
export function layerType(type: AnySpec["type"]): LayerTypeBase<AnySpec> {
  return layerTable[type];
}

/** Whether a layer is made of others. */
export function isComposite(spec: LayerSpec): spec is CompositeSpec {
  return layerTable[spec.type].composite;
}

/** What the model knows of a layer made of others. */
export function compositeType(type: CompositeSpec["type"]): CompositeLayerType<CompositeSpec> {
  return layerTable[type];
}

/** The same for a layer with kernels of its own: its parameters, MACs, window and kernels. */
export function primitiveType(type: PrimitiveSpec["type"]): PrimitiveLayerType<PrimitiveSpec> {
  return layerTable[type];
}
