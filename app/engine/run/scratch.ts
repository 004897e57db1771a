import type { Device } from "#gpu/device.ts";
import { Texture } from "#gpu/texture.ts";

/** What layers ask for of one role: the most of each. */
interface Size {
  width: number;
  height: number;
  layers: number;
}

/** Textures for the time of one call, one for each role: as large as the largest layer needs it, made when first used. */
export class Scratch {
  readonly #device: Device;
  readonly #sizes = new Map<string, Size>();
  readonly #textures = new Map<string, Texture>();

  constructor(device: Device) {
    this.#device = device;
  }

  /** Room for so much; the texture is the one of the role, or a larger one once more has been asked for. */
  reserve(role: string, width: number, height: number, layers: number): () => Texture {
    const known = this.#sizes.get(role) ?? { width: 0, height: 0, layers: 0 };
    this.#sizes.set(role, {
      width: Math.max(known.width, width),
      height: Math.max(known.height, height),
      layers: Math.max(known.layers, layers),
    });
    return () => this.#texture(role);
  }

  #texture(role: string): Texture {
    const size = this.#sizes.get(role);
    if (!size) throw new Error(`Nobody asked for scratch of ${role}`);
    const found = this.#textures.get(role);
    if (found && found.width >= size.width && found.height >= size.height && found.layers >= size.layers) return found;
    found?.dispose();
    const made = new Texture(this.#device, role, size.width, size.height, size.layers);
    this.#textures.set(role, made);
    return made;
  }

  dispose(): void {
    for (const texture of this.#textures.values()) texture.dispose();
    this.#textures.clear();
    this.#sizes.clear();
  }
}
