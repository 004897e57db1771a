import type { Texture } from "#gpu/texture.ts";
import { FilterPages } from "./filter-pages.ts";

/** A flat texture made from a network's weights. */
export interface DerivedTexture {
  /** The texture, made at first use and brought up to date where the weights have changed. Enqueues only. */
  fresh(): Texture;
  /** Bytes that it takes: zero until it is made. */
  readonly bytes: number;
  dispose(): void;
}

/** What has been made from a network's weights, so that executors of several batch sizes share it. */
export class DerivedTextures {
  readonly filters = new FilterPages();
  readonly #made = new Map<string, DerivedTexture>();

  /** The texture of a key; `make` is called the first time only. */
  get(key: string, make: () => DerivedTexture): DerivedTexture {
    const found = this.#made.get(key);
    if (found) return found;
    const made = make();
    this.#made.set(key, made);
    return made;
  }

  get bytes(): number {
    return [...this.#made.values()].reduce((sum, { bytes }) => sum + bytes, this.filters.bytes);
  }

  dispose(): void {
    for (const texture of this.#made.values()) texture.dispose();
    this.#made.clear();
    this.filters.dispose();
  }
}
