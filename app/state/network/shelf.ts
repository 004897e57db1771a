import type { Graph } from "#nn/types.ts";
import { checkpointBytes } from "#engine/train/trainer.ts";
import { graphKey, type KeptState } from "./weights.ts";

/** Maximum bytes of weights kept; the newest are kept whatever their size. */
const MOST_BYTES = 2 ** 28;

/** Networks that the student left, for undo and redo to restore. The oldest are dropped first. */
export class Shelf {
  readonly #kept = new Map<string, KeptState>();

  put(graph: Graph, kept: KeptState): void {
    this.#kept.delete(graphKey(graph));
    this.#kept.set(graphKey(graph), kept);
    let bytes = [...this.#kept.values()].reduce((sum, { checkpoint }) => sum + checkpointBytes(checkpoint), 0);
    for (const [key, { checkpoint }] of this.#kept) {
      if (bytes <= MOST_BYTES || this.#kept.size === 1) return;
      this.#kept.delete(key);
      bytes -= checkpointBytes(checkpoint);
    }
  }

  find(graph: Graph): KeptState | null {
    return this.#kept.get(graphKey(graph)) ?? null;
  }

  /** Updates the kept state of every network. */
  update(change: (kept: KeptState) => KeptState): void {
    for (const [key, kept] of this.#kept) this.#kept.set(key, change(kept));
  }

  remove(graph: Graph): void {
    this.#kept.delete(graphKey(graph));
  }
}
