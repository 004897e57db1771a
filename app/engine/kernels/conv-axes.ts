import type { Defines } from "#gpu/defines.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { ParameterView } from "../parameters/parameters.ts";

/** Per-axis settings that the shaders take as uniforms (y) and defines (x). */
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

/** Turns of a loop that are taken at once (`STEP`): the most that divide their number, at most four. */
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
 * Outputs whose windows lie over the phases of a texel column, where the stride divides those: `phases / SX` times that
 * column plus `left` plus each offset; null where it does not.
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

/** Texels of four pixels that hold the columns `-PX .. 3 SX + (taps - 1) DX - PX`. */
export function texelSpan(axes: ConvAxes, taps = axes.KW): number {
  const last = 3 * axes.SX + (taps - 1) * axes.DX - axes.PX;
  return Math.floor(last / 4) - Math.floor(-axes.PX / 4) + 1;
}

/**
 * Defines of kernels whose fragments own four neighbouring outputs: the axis, the distinct columns they read, and of
 * the texels that hold those the ones [INNER_FROM, INNER_TO) that lie inside the image for every fragment.
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

/** Whether a block of four channels never reaches from one group into the next, neither before nor after. */
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
