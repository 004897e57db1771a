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
 * - `pixels`: four neighbouring pixels to a texel, one layer a channel. For inputs of one to three
 *   channels, where lanes of channels would be mostly empty.
 */
export type Lanes = "channels" | "pixels";

export interface TensorOptions {
  /** `channels` by default. */
  readonly lanes?: Lanes;
  /**
   * One phase, one block of channels in the layers, all others below: programs that write the tensor are short, and the
   * same for many layers. That counts where someone waits for programs to be compiled more than for them to run.
   */
  readonly onePhase?: boolean;
  /** Tensors of this shape and layout that draws write at once, this one among them; one by default. */
  readonly together?: number;
}

/** Phases of the x axis: four wherever a row has at least three pixels to fill them. */
export function phasesFor(width: number): 1 | 4 {
  return width >= 3 ? 4 : 1;
}

/** Texture that a tensor needs. */
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
  /** Of texels, all folds. */
  readonly rows: number;
  readonly layers: number;
  readonly bytes: number;
  /** What of it a device with these limits does not have; null if it fits. */
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

/** Pure: see `Lanes` for the layout. */
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
  /** See `TensorLayout`; equal to `blocks` where the device has layers enough. */
  readonly foldBlocks: number;
  readonly folds: number;
  readonly texture: Texture;
  readonly #onePhase: boolean;

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
   * log2 of `foldBlocks`; null where programs need not know that there are folds. Those of tensors of one phase always do, so
   * that one program serves few and many channels.
   */
  get foldShift(): number | null {
    return this.folds > 1 || this.#onePhase ? Math.log2(this.foldBlocks) : null;
  }

  /** Uploads NCHW values (length n*c*h*w), all samples. */
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

/** NCHW values to the texture's order. */
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

/** Texture order back to NCHW, for `n` samples. */
export function unpackTensor(packed: Float32Array, layout: Layout, n = layout.shape.n): Float32Array {
  const { c, h, w } = layout.shape;
  const values = new Float32Array(n * c * h * w);
  eachValue(layout, n, (plain, at) => {
    values[plain] = packed[at] ?? 0;
  });
  return values;
}
