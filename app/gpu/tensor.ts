import type { Device } from "./device.ts";
import type { Limits } from "./limits.ts";
import { CapacityError, GpuError } from "./errors.ts";
import { Texture } from "./texture.ts";

/** Batch of activations: samples, channels, height, width. */
export interface BatchShape {
  readonly n: number;
  readonly c: number;
  readonly h: number;
  readonly w: number;
}

/**
 * How values lie in the texture array.
 * - `channels`: four channels to a texel; pixel x in column x / P of layer `cb * P + x % P`.
 * - `pixels`: four neighbouring pixels to a texel, one layer for each channel. For inputs of one to three
 *   channels, where most lanes would be empty otherwise.
 */
export type Lanes = "channels" | "pixels";

export interface TensorOptions {
  /** `channels` by default. */
  readonly lanes?: Lanes;
  /**
   * One phase, and one block of channels in the layers, with all others below it: programs that write the tensor are short, and
   * many layers of a network share them. That pays where compiling programs takes longer than running them.
   */
  readonly onePhase?: boolean;
  /** How many tensors of this shape and layout a draw writes at once, this one included; 1 by default. */
  readonly together?: number;
}

/** Phases of the x axis: four wherever a row has at least three pixels to fill them. */
export function phasesFor(width: number): 1 | 4 {
  return width >= 3 ? 4 : 1;
}

/** The layout of a tensor, and the texture that it needs. */
export interface TensorLayout {
  readonly phases: 1 | 4;
  /** Texels in a row. */
  readonly columns: number;
  /** Blocks of four channels (lanes `channels`), or channels (lanes `pixels`). */
  readonly blocks: number;
  /**
   * Blocks side by side in the texture's layers: as many as one draw writes (a power of two), more only where all
   * `folds` below one another would be taller than a texture. So a draw writes every block of all but large batches.
   */
  readonly foldBlocks: number;
  readonly folds: number;
  /** Rows of texels, of all folds. */
  readonly rows: number;
  readonly layers: number;
  /** In 32-bit floats. */
  readonly bytes: number;
  /** In words, how it exceeds the limits of the device; null if it fits. */
  readonly problem: string | null;
}

/** See `TensorLayout.foldBlocks`. */
function blocksInLayers(
  blocks: number,
  phases: number,
  rows: number,
  limits: Limits,
  { onePhase = false, together = 1 }: TensorOptions,
): number {
  let side = 1;
  const drawn = onePhase ? 1 : limits.maxDrawBuffers / (phases * together);
  while (side < blocks && 2 * side <= drawn) side *= 2;
  const isTall = (): boolean => Math.ceil(blocks / side) * rows > limits.maxTextureSize;
  while (isTall() && side < blocks && 2 * side * phases <= limits.maxLayers) side *= 2;
  return side;
}

/** The layout of a tensor of this shape on a device with these limits: see `Lanes`. Pure. */
export function tensorLayout(shape: BatchShape, options: TensorOptions, limits: Limits): TensorLayout {
  const { lanes = "channels", onePhase = false } = options;
  const pixels = lanes === "pixels";
  const phases = pixels || onePhase ? 1 : phasesFor(shape.w);
  const columns = Math.ceil(shape.w / (pixels ? 4 : phases));
  const blocks = pixels ? shape.c : Math.ceil(shape.c / 4);
  const foldBlocks = pixels ? blocks : blocksInLayers(blocks, phases, shape.n * shape.h, limits, options);
  const folds = Math.ceil(blocks / foldBlocks);
  const layers = foldBlocks * phases;
  const rows = shape.n * shape.h * folds;
  const fits = layers <= limits.maxLayers && Math.max(rows, columns) <= limits.maxTextureSize;
  const problem = fits
    ? null
    : `(${shape.n} x ${shape.c} x ${shape.h} x ${shape.w}) needs ${layers} layers of ${columns} x ${rows} texels; the maximum on this device is ${limits.maxLayers} layers of ${limits.maxTextureSize}`;
  return { phases, columns, blocks, foldBlocks, folds, rows, layers, bytes: columns * rows * layers * 16, problem };
}

/** A batch of activations on the GPU. Its shape and layout never change. */
export class Tensor {
  readonly shape: BatchShape;
  /** `[n, c, h, w]`, the uniform that goes with the texture. */
  readonly shapeUniform: readonly number[];
  readonly lanes: Lanes;
  /** Phases P of the x axis (1 or 4). */
  readonly phases: 1 | 4;
  /** Texels in a row. */
  readonly columns: number;
  /** Blocks of four channels (lanes `channels`), or channels (lanes `pixels`). */
  readonly blocks: number;
  /** Blocks side by side in layers: see `TensorLayout`. */
  readonly foldBlocks: number;
  readonly folds: number;
  readonly texture: Texture;
  readonly #onePhase: boolean;

  /** Throws CapacityError, naming `label`, where the texture would exceed the device's limits. */
  constructor(device: Device, label: string, shape: BatchShape, options: TensorOptions = {}) {
    this.shape = shape;
    this.shapeUniform = [shape.n, shape.c, shape.h, shape.w];
    this.lanes = options.lanes ?? "channels";
    this.#onePhase = options.onePhase === true && this.lanes === "channels";
    const layout = tensorLayout(shape, options, device.limits);
    if (layout.problem) throw new CapacityError(`"${label}" ${layout.problem}`);
    this.phases = layout.phases;
    this.columns = layout.columns;
    this.blocks = layout.blocks;
    this.foldBlocks = layout.foldBlocks;
    this.folds = layout.folds;
    this.texture = new Texture(device, label, this.columns, layout.rows, layout.layers);
  }

  get label(): string {
    return this.texture.label;
  }

  /**
   * log2 of `foldBlocks`; null where there is one fold and programs need not know. For tensors made with `onePhase` it is never
   * null, so that the same program serves few and many channels.
   */
  get foldShift(): number | null {
    return this.folds > 1 || this.#onePhase ? Math.log2(this.foldBlocks) : null;
  }

  /** Uploads the values of all samples in NCHW order. Throws GpuError unless there are n*c*h*w of them. */
  upload(values: Float32Array): void {
    this.texture.upload(packTensor(values, this));
  }

  dispose(): void {
    this.texture.dispose();
  }
}

type Layout = Pick<Tensor, "shape" | "lanes" | "phases" | "columns" | "foldBlocks" | "folds">;

/** Calls `visit(index in NCHW, index in the packed array)` for each value of samples `[0, n)`. */
function eachValue(layout: Layout, n: number, visit: (plain: number, packed: number) => void): void {
  const { c, h, w } = layout.shape;
  const foldRows = layout.shape.n * h;
  const rows = foldRows * layout.folds;
  let plain = 0;
  for (let sample = 0; sample < n; sample++) {
    for (let channel = 0; channel < c; channel++) {
      for (let y = 0; y < h; y++) {
        const block = layout.lanes === "pixels" ? channel : channel >> 2;
        const fold = Math.floor(block / layout.foldBlocks);
        const row = fold * foldRows + sample * h + y;
        for (let x = 0; x < w; x++) {
          const pixels = layout.lanes === "pixels";
          const layer = (block - fold * layout.foldBlocks) * layout.phases + (pixels ? 0 : x % layout.phases);
          const column = pixels ? x >> 2 : Math.floor(x / layout.phases);
          const lane = pixels ? x & 3 : channel & 3;
          visit(plain++, ((layer * rows + row) * layout.columns + column) * 4 + lane);
        }
      }
    }
  }
}

/** Rearranges NCHW values into the texture's order. Throws GpuError unless there are n*c*h*w of them. */
export function packTensor(values: Float32Array, layout: Layout): Float32Array {
  const { n, c, h, w } = layout.shape;
  if (values.length !== n * c * h * w)
    throw new GpuError(`Upload of ${values.length} values into ${n} x ${c} x ${h} x ${w}`);
  const packed = new Float32Array(layout.foldBlocks * layout.phases * layout.folds * n * h * layout.columns * 4);
  eachValue(layout, n, (plain, at) => {
    packed[at] = values[plain] ?? 0;
  });
  return packed;
}

/** Rearranges a texture's values into NCHW order, for the first `n` samples. */
export function unpackTensor(packed: Float32Array, layout: Layout, n = layout.shape.n): Float32Array {
  const { c, h, w } = layout.shape;
  const values = new Float32Array(n * c * h * w);
  eachValue(layout, n, (plain, at) => {
    values[plain] = packed[at] ?? 0;
  });
  return values;
}
