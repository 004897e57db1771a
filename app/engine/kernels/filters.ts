import { CapacityError } from "#gpu/errors.ts";
import type { PlacedFilters } from "../parameters/filter-pages.ts";
import { blockUniforms } from "./conv-axes.ts";
import type { ConvolutionOptions } from "./convolution.ts";

/**
 * Packs the filters as `lib/conv-filters.glsl` reads them: a row of texels for each output block and ky, which holds, for each
 * kx, one 4x4 block for each input block (of its group); several rows where one would be wider than a texture. `transposed`
 * needs aligned groups (`groupsAlign`). Throws CapacityError where the filters do not fit a texture.
 */
export function packFilters(
  options: Pick<ConvolutionOptions, "device" | "name" | "axes" | "y" | "parameters" | "weight" | "transposed">,
) {
  const { device, name, axes, y, parameters, weight, transposed } = options;
  const { bank } = weight;
  if (!bank) throw new Error(`${name}: a convolution needs a filter bank`);
  const { KH, KW } = axes;
  const most = device.limits.maxTextureSize;
  const grouped = bank.groups > 1;
  const { group_size: group, per_block } = blockUniforms(weight, null);
  const count = transposed ? Math.ceil(bank.outputs / bank.groups / 4) : weight.perBlock;
  const tapRows = Math.ceil(KW / Math.max(1, Math.floor(most / (4 * count))));
  const rowTaps = Math.ceil(KW / tapRows);
  const size = { width: 4 * count * rowTaps, height: Math.ceil(y.c / 4) * KH * tapRows };
  if (Math.max(size.width, size.height) > most) {
    throw new CapacityError(
      `The filters of ${name} need ${size.width} x ${size.height} texels; the maximum on this device is ${most}. Use fewer channels.`,
    );
  }
  const pages = parameters.derived.filters;
  const pack = pages.request({
    weight,
    transposed,
    ...size,
    filterBlocks: count,
    perBlock: per_block,
    KH,
    KW,
    rowTaps,
    tapRows,
    groupSize: group,
  });
  return {
    grouped,
    defines: { ROW_TAPS: rowTaps, TAP_ROWS: tapRows, ...pages.defines(device) },
    uniforms: { filter_blocks: count, per_block, group_size: transposed ? group.toReversed() : group },
    /** Where the filters lie, brought up to date. Enqueues only. */
    fresh: (): PlacedFilters => pages.fresh(device, parameters, pack),
  };
}
