import type { CompositeLayerType, LayerTypeBase, PrimitiveLayerType } from "./layer-type.ts";
import { activation } from "./layers/activation.ts";
import { adaptiveAvgPool2d } from "./layers/adaptive-avg-pool2d.ts";
import { add } from "./layers/add.ts";
import { avgPool2d } from "./layers/avg-pool2d.ts";
import { batchNorm } from "./layers/batch-norm.ts";
import { bottleneck } from "./layers/bottleneck.ts";
import { channelMaxPool } from "./layers/channel-max-pool.ts";
import { channelShuffle } from "./layers/channel-shuffle.ts";
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

/** All layer types, in the order of the add menu. The union of layer specs is derived from this table. */
export const layerTable = {
  conv2d,
  activation,
  max_pool2d: maxPool2d,
  avg_pool2d: avgPool2d,
  batch_norm: batchNorm,
  dropout,
  residual,
  bottleneck,
  inverted_residual: invertedResidual,
  fire,
  dense_block: denseBlock,
  global_avg_pool2d: globalAvgPool2d,
  adaptive_avg_pool2d: adaptiveAvgPool2d,
  channel_max_pool: channelMaxPool,
  channel_shuffle: channelShuffle,
  upsample,
  local_response_norm: localResponseNorm,
  flatten,
  unflatten,
  dense,
  add,
  concat,
};

type Types = (typeof layerTable)[keyof typeof layerTable];
type SpecOf<T extends Types> = ReturnType<T["create"]>;

/** The settings of a layer of any type. */
export type AnySpec = SpecOf<Types>;
/** A layer that a student can add. */
export type LayerSpec = SpecOf<Extract<Types, { placeable: true }>>;
/** A layer composed of others, to which it is lowered. */
export type CompositeSpec = SpecOf<Extract<Types, { composite: true }>>;
/** A layer with kernels of its own. */
export type PrimitiveSpec = SpecOf<Extract<Types, { composite: false }>>;
export type LayerTypeName = LayerSpec["type"];

/** Layers that a student can add, in the order of the add menu. */
export const placeableTypes: readonly LayerTypeName[] = Object.values(layerTable).flatMap((type) =>
  type.placeable ? [type.type] : [],
);

/** The model of any layer type. Call its functions only with a spec of the same type. */
export function layerType(type: LayerTypeName): LayerTypeBase<LayerSpec>;
export function layerType(type: AnySpec["type"]): LayerTypeBase<AnySpec>;
export function layerType(type: AnySpec["type"]): LayerTypeBase<AnySpec> {
  return layerTable[type];
}

/** Whether a layer is composed of others. */
export function isComposite(spec: LayerSpec): spec is CompositeSpec {
  return layerTable[spec.type].composite;
}

/** The model of a layer composed of others. */
export function compositeType(type: CompositeSpec["type"]): CompositeLayerType<CompositeSpec> {
  return layerTable[type];
}

/** The same for a layer with kernels of its own: its parameters, MACs, window and how its units are explained. */
export function primitiveType(type: PrimitiveSpec["type"]): PrimitiveLayerType<PrimitiveSpec, boolean> {
  return layerTable[type];
}
