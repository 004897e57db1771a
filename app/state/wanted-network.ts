import type { Architecture } from "#nn/types.ts";
import { useNetwork } from "./network-store.ts";
import { type Runnable, runnableGraph, sameGraph } from "./weights.ts";

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

  /** Looks what the student has now, and from then on: `changed` is called when other layers can run than before. */
  follow(changed: () => void): void {
    this.#update();
    useNetwork.subscribe(() => {
      if (this.#update()) changed();
    });
  }

  #update(): boolean {
    const { architecture, report } = useNetwork.getState();
    const isReturn = this.#seen.has(architecture);
    this.#seen.add(architecture);
    const graph = runnableGraph(architecture);
    if (!graph || (this.#runnable && sameGraph(graph, this.#runnable.graph))) return false;
    this.#runnable = { graph, report };
    this.#isReturn = isReturn;
    return true;
  }
}
