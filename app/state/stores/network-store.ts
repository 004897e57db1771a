import { temporal } from "zundo";
import { createStore } from "zustand/vanilla";
import { describe } from "#nn/report.ts";
import type { Architecture, NetworkReport } from "#nn/types.ts";
import { defaultNetwork } from "#nn/zoo/digits.ts";
import { makeStore, readable } from "./store.ts";

interface NetworkState {
  /** The network that the student edits; impossible layers included. */
  readonly architecture: Architecture;
  /** What every row of the builder shows. */
  readonly report: NetworkReport;
}

/** Steps that undo goes back. */
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

/** The network under construction. It changes by the commands of `network`. */
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
   * Applies an edit of `#nn/edit.ts`; one that changes nothing leaves no trace in the history. `isContinued`: it goes on with
   * the edit before, as where a button is held down, and both are one step of undo.
   */
  edit: (change: (architecture: Architecture) => Architecture, isContinued = false): void => {
    const before = store.getState().architecture;
    const architecture = change(before);
    if (architecture === before) return;
    if (isContinued) past.getState().pause();
    store.setState(stateOf(architecture));
    past.getState().resume();
  },
  /** Puts another network in place; undo brings the old one back. */
  replace: (architecture: Architecture): void => store.setState(stateOf(architecture)),
  undo: (): void => past.getState().undo(),
  redo: (): void => past.getState().redo(),
  /**
   * Puts what an earlier visit left under what the student has done since: the networks, oldest first, each a step of undo
   * after the one before.
   */
  restore: ([first, ...rest]: readonly [Architecture, ...Architecture[]]): void => {
    const { architecture } = store.getState();
    const isEdited = past.getState().pastStates.length > 0;
    store.setState(stateOf(first));
    past.getState().clear();
    for (const each of isEdited ? [...rest, architecture] : rest) store.setState(stateOf(each));
  },
};
