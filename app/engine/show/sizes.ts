import type { Device } from "#gpu/device.ts";
import type { Prepared } from "#gpu/prepared.ts";
import { readTexture } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { Texture } from "#gpu/texture.ts";

interface Measured {
  readonly launch: Prepared;
  /** Rows of texels, and rows of pixels of all samples. */
  readonly rows: number;
  readonly pixelRows: number;
}

/** Measures how large the values of tensors are, as root mean squares: the GPU sums each row, and one read gets all sums. */
export class Sizes {
  readonly #device: Device;
  /** A column for each tensor. */
  readonly #sums: Texture;
  readonly #measured: readonly Measured[];

  constructor(device: Device, tensors: readonly Tensor[]) {
    this.#device = device;
    const rowsOf = ({ shape, folds }: Tensor): number => shape.n * shape.h * folds;
    this.#sums = new Texture(
      device,
      "sums of squares",
      Math.max(1, tensors.length),
      Math.max(1, ...tensors.map(rowsOf)),
      1,
    );
    this.#measured = tensors.map((tensor, column) => {
      const { texture, columns, shape } = tensor;
      const launch = device.prepareDraw({
        kernel: "reduce/squares.frag",
        inputs: { source: texture },
        attachments: [{ texture: this.#sums, layer: 0 }],
        viewport: [column, 0, 1, rowsOf(tensor)],
        uniforms: { size: [columns, texture.layers], share: 1 / (shape.c * shape.w) },
      });
      return { launch, rows: rowsOf(tensor), pixelRows: shape.n * shape.h };
    });
  }

  /** Sums what the tensors hold now. Enqueues only: for `read`, and for `Device.compile`. */
  enqueue(): void {
    for (const { launch } of this.#measured) launch.run();
  }

  /** The root mean square of each tensor, as of the last `enqueue`. Throws ContextLostError. */
  async read(): Promise<readonly number[]> {
    const { width, height } = this.#sums;
    const texels = await readTexture(this.#device, this.#sums, [0, 0, width, height], 0, 1);
    return this.#measured.map(({ rows, pixelRows }, column) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) sum += texels[4 * (row * width + column)] ?? 0;
      return Math.sqrt(sum / pixelRows);
    });
  }

  dispose(): void {
    this.#sums.dispose();
  }
}
