import type { Device } from "#gpu/device.ts";
import { remembered } from "#gpu/prepared.ts";
import { nextTask } from "#gpu/turns.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { Texture } from "#gpu/texture.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";

/** Widest texture made here, which every device supports: WebGL 2 guarantees 2048. */
const WIDTH = 2048;
/** Main-thread time for one piece of packing, in ms. */
const PIECE_MS = 8;

/** A data set on the GPU: batches are gathered there, so nothing is uploaded between steps. */
export class ImageSet {
  readonly source: LabelledImages;
  readonly #device: Device;
  readonly #pixels: Texture;
  readonly #labels: Texture;
  readonly #order: Texture;
  readonly #tiles: readonly [number, number];
  readonly #tile: readonly [number, number];
  #offset = 0;

  private constructor(device: Device, source: LabelledImages) {
    const { c, h, w } = source.shape;
    this.#device = device;
    this.source = source;
    this.#tile = [Math.ceil(w / 4), c * h];
    const across = Math.max(1, Math.min(source.count, Math.floor(WIDTH / this.#tile[0])));
    const down = Math.max(1, Math.min(Math.ceil(source.count / across), Math.floor(WIDTH / this.#tile[1])));
    this.#tiles = [across, down];
    const layers = Math.ceil(source.count / (across * down));
    this.#pixels = new Texture(device, "images", across * this.#tile[0], down * this.#tile[1], layers, {
      format: "rgba8",
    });
    this.#labels = new Texture(device, "image-labels", WIDTH, Math.ceil(source.count / WIDTH), 1, { format: "rgba8" });
    this.#order = new Texture(device, "image-order", WIDTH, Math.ceil(source.count / (4 * WIDTH)), 1, {
      format: "rgba32f",
    });
  }

  /** A set of images that have not been loaded yet, to rehearse with. */
  static planned(device: Device, images: Omit<LabelledImages, "labels" | "pixels">): ImageSet {
    return new ImageSet(device, { ...images, labels: new Uint8Array(), pixels: new Uint8Array() });
  }

  /** Uploads a set in pieces of a few milliseconds, so that the page stays responsive. */
  static async create(device: Device, source: LabelledImages): Promise<ImageSet> {
    const set = new ImageSet(device, source);
    try {
      await set.#upload();
      return set;
    } catch (error) {
      set.dispose();
      throw error;
    }
  }

  async #upload(): Promise<void> {
    const { count, labels } = this.source;
    const [across, down] = this.#tiles;
    const packedLabels = new Uint8Array(this.#labels.width * this.#labels.height * 4);
    for (let i = 0; i < count; i++) packedLabels[4 * i] = labels[i] ?? 0;
    this.#labels.upload(packedLabels);
    this.setOrder(Uint32Array.from({ length: count }, (_, i) => i));
    let started = performance.now();
    for (let band = 0; band * across < count; band++) {
      const row = (band % down) * this.#tile[1];
      this.#pixels.upload(this.#packBand(band * across), Math.floor(band / down), 1, row, this.#tile[1]);
      if (performance.now() - started > PIECE_MS) {
        await nextTask();
        started = performance.now();
      }
    }
  }

  /** The texels of one row of tiles, from image `first` on. */
  #packBand(first: number): Uint8Array {
    const { count, pixels, shape } = this.source;
    const [texels, rows] = this.#tile;
    const stride = this.#pixels.width * 4;
    const packed = new Uint8Array(stride * rows);
    for (let image = first; image < Math.min(count, first + this.#tiles[0]); image++) {
      for (let row = 0; row < rows; row++) {
        const from = (image * rows + row) * shape.w;
        packed.set(pixels.subarray(from, from + shape.w), row * stride + (image - first) * texels * 4);
      }
    }
    return packed;
  }

  /** Sets the order in which batches take the images: a permutation of their indices, or a selection. */
  setOrder(order: Uint32Array): void {
    const packed = new Float32Array(this.#order.width * this.#order.height * 4);
    packed.set(order.subarray(0, packed.length));
    this.#order.upload(packed);
  }

  /** Fills a tensor (and, if given, the labels of a loss) with the images at `offset` of the order. Enqueues only. */
  gather(offset: number, target: Tensor, labels: Texture | null): void {
    this.#offset = offset;
    this.#gathering(target).run();
    if (labels) this.#labelling(labels).run();
  }

  readonly #gathering = remembered((target: Tensor) => {
    const { mean, std } = this.source;
    return this.#device.prepare({
      kernel: "image/gather.frag",
      inputs: { pixels: this.#pixels, order: this.#order },
      outputs: { y: target },
      uniforms: { ...this.#place(), tiles: this.#tiles, tile: this.#tile, normalise: [mean, 1 / std] },
      defines: target.lanes === "pixels" ? { PIXELS: 1 } : {},
    });
  });

  readonly #labelling = remembered((labels: Texture) =>
    this.#device.prepareDraw({
      kernel: "image/gather-labels.frag",
      inputs: { labels: this.#labels, order: this.#order },
      attachments: [{ texture: labels, layer: 0 }],
      viewport: [0, 0, 1, labels.height],
      uniforms: { ...this.#place(), labels_width: this.#labels.width },
    }),
  );

  #place() {
    return { offset: () => this.#offset, order_width: this.#order.width };
  }

  dispose(): void {
    for (const texture of [this.#pixels, this.#labels, this.#order]) texture.dispose();
  }
}
