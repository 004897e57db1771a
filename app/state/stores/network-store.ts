import { temporal } from "zundo";
import { create } from "zustand";
import { describe } from "#nn/report.ts";
import type { Architecture, NetworkReport } from "#nn/types.ts";
import { defaultNetwork } from "#nn/zoo/zoo.ts";

interface NetworkState {
  /** The network that the student edits; impossible layers included. */
  readonly architecture: Architecture;
  /** What every row of the builder shows. */
  readonly report: NetworkReport;
  /** Applies an edit of `#nn/edit.ts`; one that changes nothing leaves no trace in the history. */
  readonly edit: (change: (architecture: Architecture) => Architecture) => void;
  /** Puts another network in place; undo brings the old one back. */
  readonly replace: (architecture: Architecture) => void;
}

/** Steps that undo goes back. */
const HISTORY = 200;

/** The network under construction, with undo and redo (`useNetwork.temporal`). */
export const useNetwork = create<NetworkState>()(
  temporal(
    (set, get) => ({
      architecture: defaultNetwork,
      report: describe(defaultNetwork),
      edit(change) {
        const architecture = change(get().architecture);
        if (architecture !== get().architecture) set({ architecture, report: describe(architecture) });
      },
      replace(architecture) {
        set({ architecture, report: describe(architecture) });
      },
    }),
    {
      limit: HISTORY,
      partialize: ({ architecture, report }) => ({ architecture, report }),
      equality: (before, after) => before.architecture === after.architecture,
    },
  ),
);
