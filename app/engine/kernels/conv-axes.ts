import type { Defines } from "#gpu/defines.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ParameterView } from "../parameters/parameters.ts";

/** Kernel size (K), stride (S), dilation (D) and padding (P) on each axis. Shaders take y as uniforms and, as a rule, x as defines. */
export interface ConvAxes {
  readonly KH: number;
  readonly KW: number;
  readonly SY: number;
  readonly SX: number;
  readonly DY: number;
  readonly DX: number;
  readonly PY: number;
  readonly PX: number;
}

/** How many iterations of a loop to unroll (`STEP`): 4 (if `most` allows), 2 or 1, whichever first divides `turns`. */
export function stepOf(turns: number, most: 2 | 4 = 4): number {
  return [4, 2].find((step) => step <= most && turns % step === 0) ?? 1;
}

/** Distinct column offsets `p SX + kx DX` of `phases` neighbouring outputs. */
function distinctColumns(axes: ConvAxes, phases: number, taps = axes.KW): number[] {
  const columns = new Set<number>();
  for (let p = 0; p < phases; p++) for (let kx = 0; kx < taps; kx++) columns.add(p * axes.SX + kx * axes.DX);
  return [...columns].sort((a, b) => a - b);
}

/**
 * The outputs whose windows cover a pixel of a texel column, for a stride that divides the number of phases: those of texel
 * column X are `(phases / SX) X + left + offset` for each offset. Null for other strides.
 */
export function outputsOver(
  { KW, SX, DX, PX }: Pick<ConvAxes, "KW" | "SX" | "DX" | "PX">,
  phases: number,
): { readonly left: number; readonly offsets: readonly number[] } | null {
  if (phases % SX !== 0) return null;
  const outputs = new Set<number>();
  for (let p = 0; p < phases; p++)
    for (let kx = 0; kx < KW; kx++) if ((p + PX - kx * DX) % SX === 0) outputs.add((p + PX - kx * DX) / SX);
  const left = Math.min(0, ...outputs);
  return { left, offsets: [...outputs].map((o) => o - left).sort((a, b) => a - b) };
}

/** Number of texels of four pixels that hold the columns `-PX .. 3 SX + (taps - 1) DX - PX`, which four outputs read. */
export function texelSpan(axes: ConvAxes, taps = axes.KW): number {
  const last = 3 * axes.SX + (taps - 1) * axes.DX - axes.PX;
  return Math.floor(last / 4) - Math.floor(-axes.PX / 4) + 1;
}

/**
 * Defines of kernels whose fragments own four neighbouring outputs: the axis, the distinct columns that they read, the number
 * of texels that hold those, and the range [INNER_FROM, INNER_TO) of texels that lie inside the image for every fragment.
 */
export function columnDefines(axes: ConvAxes, x: Tensor, y: Tensor) {
  const { KW, SX, DX, PX } = axes;
  const TEXELS = texelSpan(axes);
  const first = Math.floor(-PX / 4);
  const INNER_FROM = Math.max(0, Math.min(TEXELS, -first));
  const inside = x.columns - SX * (y.columns - 1) - first;
  const INNER_TO = Math.max(INNER_FROM, Math.min(TEXELS, inside));
  return { KW, SX, DX, PX, PHASES: y.phases, COLUMNS: distinctColumns(axes, y.phases), TEXELS, INNER_FROM, INNER_TO };
}

/** Whether no block of four channels spans two groups, neither of the input channels nor of the output channels. */
export function groupsAlign({ bank }: ParameterView): boolean {
  if (!bank) return false;
  return bank.groups === 1 || ((bank.inputs / bank.groups) % 4 === 0 && (bank.outputs / bank.groups) % 4 === 0);
}

/** Defines of `lib/within-groups.glsl`. */
export function groupDefines(weight: ParameterView): Defines {
  return groupsAlign(weight) ? {} : { STRADDLES: 1 };
}

/** Uniforms of `lib/conv-blocks.glsl`. */
export function blockUniforms(weight: ParameterView, bias: ParameterView | null) {
  const bank = weight.bank;
  const grouped = bank !== null && bank.groups > 1;
  return {
    weight_base: weight.base,
    bias_base: bias ? bias.base : -1,
    per_block: weight.perBlock,
    conv_count: weight.perBlock,
    group_size: grouped ? [bank.outputs / bank.groups, bank.inputs / bank.groups] : [0, 0],
  };
}
