import type { PrimitiveSpec } from "#nn/types.ts";
import { createActivationKernel } from "./activation.ts";
import { createAddKernel } from "./add.ts";
import { createBatchNormKernel } from "./batch-norm.ts";
import { createChannelMaxPoolKernel } from "./channel-max-pool.ts";
import { createChannelShuffleKernel } from "./channel-shuffle.ts";
import { createConcatKernel } from "./concat.ts";
import { createConv2dKernel } from "./conv2d.ts";
import { createDenseKernel } from "./dense.ts";
import { createDropoutKernel } from "./dropout.ts";
import { createFlattenKernel, createUnflattenKernel } from "./flatten.ts";
import { createLocalResponseNormKernel } from "./local-response-norm.ts";
import {
  createAdaptiveAvgPool2dKernel,
  createAvgPool2dKernel,
  createGlobalAvgPool2dKernel,
  createMaxPool2dKernel,
} from "./pool2d.ts";
import { createUpsampleKernel } from "./upsample.ts";
import type { KernelContext, KernelFactory, LayerKernel } from "./kernel.ts";

/** The kernels of every primitive layer type. TypeScript rejects a table that lacks one. */
const kernelTable = {
  conv2d: createConv2dKernel,
  max_pool2d: createMaxPool2dKernel,
  avg_pool2d: createAvgPool2dKernel,
  global_avg_pool2d: createGlobalAvgPool2dKernel,
  adaptive_avg_pool2d: createAdaptiveAvgPool2dKernel,
  channel_max_pool: createChannelMaxPoolKernel,
  channel_shuffle: createChannelShuffleKernel,
  upsample: createUpsampleKernel,
  activation: createActivationKernel,
  batch_norm: createBatchNormKernel,
  local_response_norm: createLocalResponseNormKernel,
  dropout: createDropoutKernel,
  flatten: createFlattenKernel,
  unflatten: createUnflattenKernel,
  dense: createDenseKernel,
  add: createAddKernel,
  concat: createConcatKernel,
} as const satisfies { readonly [T in PrimitiveSpec["type"]]: KernelFactory<Extract<PrimitiveSpec, { type: T }>> };

/** Makes the forward and backward kernels of one node. Throws CapacityError where they do not fit the device. */
export function createKernel(context: KernelContext<PrimitiveSpec>): LayerKernel {
  const create: KernelFactory<PrimitiveSpec> = kernelTable[context.spec.type];
  return create(context);
}
