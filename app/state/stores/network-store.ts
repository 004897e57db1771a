import { temporal } from "zundo";
import { createStore } from "zustand/vanilla";
import { describe } from "#nn/report.ts";
import type { Architecture, NetworkReport } from "#nn/types.ts";
import { defaultNetwork } from "#nn/zoo/zoo.ts";
import { makeStore, readable } from "./store.ts";

interface NetworkState {
  /** The network that the student edits, including impossible layers. */
  readonly architecture: Architecture;
  /** What every row of the builder shows. */
  readonly report: NetworkReport;
}

/** Number of undo steps. */
const HISTORY = 200;

function stateOf(architecture: Architecture): NetworkState {
  return { architecture, report: describe(architecture) };
}

const store = createStore<NetworkState>()(
  temporal(() => stateOf(defaultNetwork), {
    limit: HISTORY,
    equality: (before, after) => before.architecture === after.architecture,
  }),
);
const past = store.temporal;

/** The network under construction. Only the commands of `network` change it. */
export const useNetwork = readable(store);

const [useEdits, writeEdits] = makeStore({ canUndo: false, canRedo: false });
past.subscribe(({ pastStates, futureStates }) =>
  writeEdits({ canUndo: pastStates.length > 0, canRedo: futureStates.length > 0 }),
);

/** Whether there is an edit to undo, or one to redo. */
export { useEdits };

/** What the student does to the network under construction. */
export const network = {
  /**
   * Applies an edit of `#nn/edit.ts`; one that changes nothing leaves no trace in the history. `isContinued`: it
   * continues the previous edit, as when a button is held down, and both are one undo step.
   */
  edit: (change: (architecture: Architecture) => Architecture, isContinued = false): void => {
    const before = store.getState().architecture;
    const architecture = change(before);
    if (architecture === before) return;
    if (isContinued) past.getState().pause();
    store.setState(stateOf(architecture));
    past.getState().resume();
  },
  /** Replaces the network; undo brings the old one back. */
  replace: (architecture: Architecture): void => store.setState(stateOf(architecture)),
  undo: (): void => past.getState().undo(),
  redo: (): void => past.getState().redo(),
  /**
   * Inserts the networks of an earlier visit, oldest first, into the undo history, before what the student has done
   * since.
   */
  restore: ([first, ...rest]: readonly [Architecture, ...Architecture[]]): void => {
    const { architecture } = store.getState();
    const isEdited = past.getState().pastStates.length > 0;
    store.setState(stateOf(first));
    past.getState().clear();
    for (const each of isEdited ? [...rest, architecture] : rest) store.setState(stateOf(each));
  },
};
