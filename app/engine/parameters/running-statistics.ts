import type { Device } from "#gpu/device.ts";
import { readTexture } from "#gpu/readback.ts";
import { Texture } from "#gpu/texture.ts";

/** Running mean and variance of one batch-norm layer, shared by every executor of the network. */
export class RunningStatistics {
  readonly channels: number;
  readonly #device: Device;
  #current: Texture;
  #next: Texture;

  /** Starts with mean 0 and variance 1, as PyTorch does. */
  constructor(device: Device, name: string, channels: number) {
    const make = (label: string): Texture => new Texture(device, label, Math.ceil(channels / 4), 1, 2);
    this.#device = device;
    this.channels = channels;
    this.#current = make(`${name}.running`);
    this.#next = make(`${name}.running.next`);
    this.upload(new Float32Array(channels), new Float32Array(channels).fill(1));
  }

  /** Layer 0: mean, layer 1: variance; one texel for each block of four channels. */
  get texture(): Texture {
    return this.#current;
  }

  /** Where to write the next statistics before `swap`. */
  get spare(): Texture {
    return this.#next;
  }

  /** Makes what was written into `spare` current; a second call undoes it. */
  swap(): void {
    if (this.#device.rehearsing) return;
    [this.#current, this.#next] = [this.#next, this.#current];
  }

  /** Sets mean and variance, `channels` values each. */
  upload(mean: Float32Array, variance: Float32Array): void {
    const packed = new Float32Array(this.#current.width * 8);
    packed.set(mean);
    packed.set(variance, this.#current.width * 4);
    this.#current.upload(packed);
  }

  /** Reads mean and variance back, `channels` values each. */
  async download(): Promise<{ readonly mean: Float32Array; readonly variance: Float32Array }> {
    const { width } = this.#current;
    const packed = await readTexture(this.#device, this.#current, [0, 0, width, 1], 0, 2);
    return { mean: packed.slice(0, this.channels), variance: packed.slice(width * 4, width * 4 + this.channels) };
  }

  dispose(): void {
    this.#current.dispose();
    this.#next.dispose();
  }
}
