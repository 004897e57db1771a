import type { Architecture } from "#nn/types.ts";
import { useNetwork } from "../stores/network-store.ts";
import { type Runnable, runnableOf, sameGraph } from "./weights.ts";

/** The student's network as far as it can run. */
export class WantedNetwork {
  readonly #seen = new WeakSet<Architecture>();
  #runnable: Runnable | null = null;
  #isReturn = false;

  get runnable(): Runnable | null {
    return this.#runnable;
  }

  /** Whether it was there before: undo and redo bring back the very same architecture. */
  get isReturn(): boolean {
    return this.#isReturn;
  }

  /**
   * Looks what the student has now, and from then on: `changed` is called when other layers can run than before,
   * `relabelled` when the same are called or written otherwise. `earlier` counts as having been there.
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
