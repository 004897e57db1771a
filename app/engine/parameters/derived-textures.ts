import type { Texture } from "#gpu/texture.ts";
import { FilterPages } from "./filter-pages.ts";

/** A flat texture made from a network's weights. */
export interface DerivedTexture {
  /** Made when first asked for, brought up to date where the weights have changed. Enqueues only. */
  fresh(): Texture;
  /** Zero until then. */
  readonly bytes: number;
  dispose(): void;
}

/** What has been made from a network's weights, so that executors of several batch sizes share it. */
export class DerivedTextures {
  readonly filters = new FilterPages();
  readonly #made = new Map<string, DerivedTexture>();

  /** What `make` gave when this key was first asked for. */
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
