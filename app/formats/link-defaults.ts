/**
 * The settings that links leave out, by link version: the defaults of each layer when that version was current. They
 * are frozen copies: even if a layer type's `create` changes, last year's links still open last year's networks.
 *
 * - A value here never changes. If links are to leave out new defaults, append a table: that is a new version.
 * - A layer type added after a version needs no entry: links contain all its settings. A setting that a link lacks,
 *   since it was added even later, takes the value from `create`, so its default must keep the layer's earlier
 *   behaviour.
 * - A setting added later to one of these types goes into every table that has the type, with the value that keeps the
 *   earlier behaviour. The compiler demands it.
 */
import type { LayerSpec, LayerTypeName } from "#nn/types.ts";

type Settings<T extends LayerTypeName> = Omit<Extract<LayerSpec, { type: T }>, "type" | "id">;

/** Settings that links of one version leave out, by layer type. */
export type LinkDefaults = { readonly [T in LayerTypeName]?: Settings<T> };

const first: LinkDefaults = {
  conv2d: {
    channels: 8,
    kernel: [3, 3],
    stride: [1, 1],
    padding: "same",
    dilation: [1, 1],
    groups: 1,
    bias: true,
  },
  max_pool2d: { kernel: [2, 2], stride: [2, 2], padding: [0, 0], ceilMode: false },
  avg_pool2d: { kernel: [2, 2], stride: [2, 2], padding: [0, 0], ceilMode: false, countIncludePad: true },
  global_avg_pool2d: {},
  adaptive_avg_pool2d: { size: [1, 1] },
  channel_max_pool: { groupSize: 2 },
  upsample: { factor: 2, mode: "nearest" },
  activation: { kind: "relu", slope: 0.01 },
  batch_norm: { eps: 1e-5, momentum: 0.1 },
  local_response_norm: { size: 5, alpha: 1e-4, beta: 0.75, k: 2 },
  dropout: { rate: 0.5 },
  flatten: {},
  dense: { units: 10, bias: true },
  residual: { channels: 8, kernel: 3, stride: 1, shortcut: "auto", batchNorm: true },
  bottleneck: { channels: 32, width: 8, stride: 1 },
  inverted_residual: { channels: 8, expansion: 4, stride: 1 },
  fire: { squeeze: 4, expand: 8 },
  dense_block: { layers: 3, growth: 4, bottleneck: 4 },
};

/** The tables, version 1 first. Links of version 1 do not contain a version; version 2 does, with the same defaults. */
export const LINK_DEFAULTS: readonly LinkDefaults[] = [first, first];
