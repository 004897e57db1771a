import type { Device } from "#gpu/device.ts";
import { Texture } from "#gpu/texture.ts";

/** The largest size that layers have reserved for one role, in each direction. */
interface Size {
  width: number;
  height: number;
  layers: number;
}

/**
 * Textures whose contents last for one call, made when first used. On a card there is one for each role, as large as the
 * largest layer needs, which saves memory; on software renderers one for each size, so that what a layer writes lies close
 * together.
 */
export class Scratch {
  readonly #device: Device;
  readonly #sizes = new Map<string, Size>();
  readonly #textures = new Map<string, Texture>();

  constructor(device: Device) {
    this.#device = device;
  }

  /**
   * Reserves a texture of at least this size. The function returned gives the current one, which is replaced as more is
   * reserved.
   */
  reserve(role: string, width: number, height: number, layers: number): () => Texture {
    const key = this.#device.isSoftware ? [role, width, height, layers].join() : role;
    const known = this.#sizes.get(key) ?? { width: 0, height: 0, layers: 0 };
    this.#sizes.set(key, {
      width: Math.max(known.width, width),
      height: Math.max(known.height, height),
      layers: Math.max(known.layers, layers),
    });
    return () => this.#texture(key);
  }

  #texture(key: string): Texture {
    const size = this.#sizes.get(key);
    if (!size) throw new Error(`No scratch texture was reserved for ${key}`);
    const found = this.#textures.get(key);
    if (found && found.width >= size.width && found.height >= size.height && found.layers >= size.layers) return found;
    found?.dispose();
    const made = new Texture(this.#device, key, size.width, size.height, size.layers);
    this.#textures.set(key, made);
    return made;
  }

  dispose(): void {
    for (const texture of this.#textures.values()) texture.dispose();
    this.#textures.clear();
    this.#sizes.clear();
  }
}
