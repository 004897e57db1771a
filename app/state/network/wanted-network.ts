import type { Architecture } from "#nn/types.ts";
import { useNetwork } from "../stores/network-store.ts";
import { type Runnable, runnableOf, sameGraph } from "./weights.ts";

/** The part of the student's network that can run. */
export class WantedNetwork {
  readonly #seen = new WeakSet<Architecture>();
  #runnable: Runnable | null = null;
  #isReturn = false;

  get runnable(): Runnable | null {
    return this.#runnable;
  }

  /** Whether it was there before: undo and redo restore the same object. */
  get isReturn(): boolean {
    return this.#isReturn;
  }

  /**
   * Follows the student's network from now on: `changed` is called when different layers can run, `relabelled` when the
   * same layers are only named or written differently. `earlier` counts as having been there before.
   */
  follow(
    earlier: Architecture | null,
    { changed, relabelled }: { readonly changed: () => void; readonly relabelled: (runnable: Runnable) => void },
  ): void {
    if (earlier) this.#seen.add(earlier);
    this.#update();
    useNetwork.subscribe(() => {
      const before = this.#runnable;
      if (this.#update()) changed();
      else if (this.#runnable && this.#runnable !== before) relabelled(this.#runnable);
    });
  }

  #update(): boolean {
    const { architecture, report } = useNetwork.getState();
    const isReturn = this.#seen.has(architecture);
    this.#seen.add(architecture);
    const runnable = runnableOf(architecture, report);
    if (!runnable) return false;
    if (this.#runnable && sameGraph(runnable.graph, this.#runnable.graph)) {
      this.#runnable = { ...runnable, graph: this.#runnable.graph };
      return false;
    }
    this.#runnable = runnable;
    this.#isReturn = isReturn;
    return true;
  }
}
