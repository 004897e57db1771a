import type { Defines } from "./defines.ts";
import { GpuError } from "./errors.ts";
import type { Attachment } from "./framebuffers.ts";
import type { Limits } from "./limits.ts";
import type { Tensor } from "./tensor.ts";
import type { Texture } from "./texture.ts";

/** A value that is the same in every run of a prepared launch, or a function that is called in each run. */
export type Changing<T> = T | (() => T);

export type UniformValue = number | readonly number[] | Float32Array;
/** Never change a list of numbers in place once it has been given: the same list is not sent again. */
export type Uniforms = Readonly<Record<string, Changing<UniformValue>>>;
export type Inputs = Readonly<Record<string, Tensor | Changing<Texture>>>;

/** Rectangle of texels `[x, y, width, height]`. */
export type Rectangle = readonly [x: number, y: number, width: number, height: number];

/** One kernel run over tensors. */
export interface Launch {
  /** File under `shaders/`. */
  readonly kernel: string;
  readonly inputs?: Inputs;
  /** Written tensors; all have the same shape and layout. */
  readonly outputs: Readonly<Record<string, Tensor>>;
  readonly uniforms?: Uniforms;
  readonly defines?: Defines;
  /** Channel blocks that one fragment writes; as many as the draw buffers allow by default. */
  readonly blocks?: number;
  /** Rows of texels to write in each fold; all by default. */
  readonly rows?: readonly [first: number, count: number];
}

/** One kernel run over plain textures. */
export interface Draw {
  readonly kernel: string;
  readonly inputs?: Inputs;
  /** Null: the device's own canvas. */
  readonly attachments: Changing<readonly Attachment[]> | null;
  readonly viewport: Changing<Rectangle>;
  readonly uniforms?: Uniforms;
  readonly defines?: Defines;
}

/** The draws that a launch takes on a device with these limits. Throws GpuError if it has no output. Pure. */
export function drawsOf(launch: Launch, limits: Pick<Limits, "maxDrawBuffers">): Draw[] {
  const names = Object.keys(launch.outputs);
  const first = launch.outputs[names[0] ?? ""];
  if (!first) throw new GpuError(`${launch.kernel} has no output`);
  if (names.length > 1 && first.phases * names.length > limits.maxDrawBuffers)
    return names.flatMap((name) => drawsOfOutputs(launch, first, [name], limits));
  return drawsOfOutputs(launch, first, names, limits);
}

/** The draws that write the outputs called `names`; all have the layout of `first`. */
function drawsOfOutputs(
  launch: Launch,
  first: Tensor,
  names: readonly string[],
  { maxDrawBuffers }: Pick<Limits, "maxDrawBuffers">,
): Draw[] {
  const room = Math.max(1, Math.floor(maxDrawBuffers / (first.phases * names.length)));
  const side = Math.min(first.foldBlocks, first.blocks);
  const group = Math.min(launch.blocks ?? room, room, side);
  const defines: Record<string, Defines[string]> = { ...launch.defines };
  const shapes: Record<string, UniformValue> = {};
  const all = Object.keys(launch.outputs);
  const foldRows = first.shape.n * first.shape.h;
  const isRagged = first.shape.c % 4 !== 0 || first.blocks % first.foldBlocks !== 0;
  for (const name of all) {
    const index = names.indexOf(name);
    defines[`${name}_P`] = first.phases;
    defines[`${name}_M`] = group;
    defines[`${name}_AT`] = Math.max(0, index) * group * first.phases;
    if (first.shape.w % first.phases !== 0) defines[`${name}_OVERHANG`] = 1;
    if (first.foldShift !== null) defines[`${name}_FOLD`] = first.foldShift;
    if (isRagged) defines[`${name}_RAGGED`] = 1;
    if (index < 0) defines[`${name}_UNUSED`] = 1;
    shapes[`${name}_shape`] = first.shapeUniform;
  }
  // All rows of all folds at once, or some rows of each.
  const { rows } = launch;
  const spans = rows
    ? Array.from({ length: first.folds }, (_, fold) => [fold * foldRows + rows[0], rows[1]] as const)
    : [[0, first.folds * foldRows] as const];
  const draws: Draw[] = [];
  // A last group that would not be full takes blocks of the one before again, so that all framebuffers of a program are alike.
  for (let next = 0; next < side; next += group) {
    const block = Math.min(next, side - group);
    const folds = [block, foldRows];
    const uniforms = {
      ...launch.uniforms,
      ...shapes,
      ...Object.fromEntries(all.map((name) => [`${name}_folds`, folds])),
    };
    const attachments = names.flatMap((name) => {
      const texture = launch.outputs[name]?.texture;
      if (!texture) return [];
      return Array.from({ length: group * first.phases }, (_, i) => ({ texture, layer: block * first.phases + i }));
    });
    for (const [row, height] of spans) {
      const viewport = [0, row, first.columns, height] as const;
      draws.push({ kernel: launch.kernel, inputs: launch.inputs ?? {}, attachments, viewport, uniforms, defines });
    }
  }
  return draws;
}

/** Splits a rectangle into at most `most` bands of rows, each of at least `least` texels unless the whole has fewer. Pure. */
export function bandsOf([x, y, width, height]: Rectangle, most: number, least: number): readonly Rectangle[] {
  const count = Math.max(1, Math.min(most, height, Math.floor((width * height) / least)));
  const rows = Math.max(Math.ceil(height / count), Math.ceil(least / width));
  const bands = Math.max(1, Math.floor(height / rows));
  // The last takes what is left.
  return Array.from({ length: bands }, (_, i) => [x, y + i * rows, width, i === bands - 1 ? height - i * rows : rows]);
}
