import type { Device } from "#gpu/device.ts";
import { readTexture } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { Texture } from "#gpu/texture.ts";
import type { ParameterStore, ParameterView } from "../parameters/parameters.ts";

/** Smallest and largest value of something shown, always including zero. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** Most ranges that are kept, and most rows of texels that one range is measured over (the first ones). */
const SLOTS = 256;
const LONGEST = 4096;

/** Measures ranges on the GPU, each into a slot that view shaders read, so that colours need no round trip to the CPU. */
export class Extents {
  readonly texture: Texture;
  readonly #device: Device;
  readonly #rows: Texture;

  constructor(device: Device) {
    this.#device = device;
    this.texture = new Texture(device, "view-extents", SLOTS, 1, 1);
    this.#rows = new Texture(device, "view-extent-rows", LONGEST, 1, 1);
  }

  #measure(slot: number, source: Texture, firstRow: number, rows: number, columns: number, folds = [1, 0]): void {
    const count = Math.min(rows, LONGEST);
    this.#device.draw({
      kernel: "view/extent.frag",
      inputs: { source },
      attachments: [{ texture: this.#rows, layer: 0 }],
      viewport: [0, 0, count, 1],
      uniforms: { first_row: firstRow, columns, layers: source.layers, folds, ranges: 0 },
    });
    this.#device.draw({
      kernel: "view/extent.frag",
      inputs: { source: this.#rows },
      attachments: [{ texture: this.texture, layer: 0 }],
      viewport: [slot % SLOTS, 0, 1, 1],
      uniforms: { first_row: 0, columns: count, layers: 1, folds: [1, 0], ranges: 1 },
    });
  }

  /** Measures the range of one sample of a tensor. Enqueues only. */
  tensor(slot: number, tensor: Tensor, sample = 0): void {
    this.#measure(slot, tensor.texture, sample * tensor.shape.h, tensor.shape.h, tensor.columns, [
      tensor.folds,
      tensor.shape.n * tensor.shape.h,
    ]);
  }

  /** Measures the range of a weight. Enqueues only. */
  weight(slot: number, parameters: ParameterStore, view: ParameterView): void {
    this.#measure(slot, parameters.texture("values"), view.base, view.rows, parameters.width);
  }

  /** Reads back the first `count` ranges, for scales and labels. */
  async read(count: number): Promise<Extent[]> {
    const texels = await readTexture(this.#device, this.texture, [0, 0, Math.min(count, SLOTS), 1], 0, 1);
    return Array.from({ length: Math.min(count, SLOTS) }, (_, i) => ({
      min: texels[4 * i] ?? 0,
      max: texels[4 * i + 1] ?? 0,
    }));
  }

  dispose(): void {
    this.texture.dispose();
    this.#rows.dispose();
  }
}
