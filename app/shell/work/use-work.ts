import { useCallback, useEffect, useState } from "react";
import { labKeeper } from "#state/labs/lab-keeper.ts";
import { labName } from "#state/labs/words.ts";
import { type Durability, durability } from "#state/persist/durability.ts";
import type { LabNote } from "#state/persist/lab-notes.ts";
import { persisted } from "#state/persist.ts";
import { readLocal } from "#state/persist/local.ts";
import { addLabs, fetchLab, findLabs, removeLabs } from "#state/persist/lab-slots.ts";
import { bringBack } from "#state/work/bring-back.ts";
import { saveWork } from "#state/work/save-work.ts";
import { followTheme, systemTheme } from "#ui/theme.ts";
import { navigate, routeHref } from "#ui/route.ts";
import { saveFile } from "#ui/save-file.ts";

/** The result of the last action. */
export interface WorkMessage {
  readonly tone: "good" | "info" | "error";
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** A lab that can be opened. */
  readonly lab?: string;
}

/** The student's work as the dialog shows it, and the dialog's actions. */
export interface WorkInHand {
  /** Null until they are read; empty if the browser stores nothing. */
  readonly labs: readonly LabNote[] | null;
  readonly lasts: Durability | null;
  readonly message: WorkMessage | null;
  /** Whether an action is running. */
  readonly isBusy: boolean;
  readonly save: () => void;
  readonly bring: (file: File) => void;
  readonly open: (id: string) => void;
  readonly remove: (note: LabNote) => void;
}

const NOT_KEPT =
  "The lab in this tab could not be stored, so it stays open. First save everything to a file, or delete labs that you no longer need.";

/** Restoring from a file, or undoing that, may have changed the theme. */
function showTheme(): void {
  followTheme(readLocal(persisted.theme) ?? systemTheme());
}

async function save(): Promise<WorkMessage> {
  const saved = await saveWork();
  if (!saved.ok) return { tone: "error", text: saved.message };
  saveFile(saved.file, saved.name);
  return { tone: "good", text: `Saved as “${saved.name}” in this browser's downloads.` };
}

async function open(id: string): Promise<WorkMessage | null> {
  if (!(await labKeeper.handOver(id))) return { tone: "error", text: NOT_KEPT };
  navigate(routeHref("lab"));
  window.location.reload();
  return null;
}

/** Reads the stored work while the dialog is open. */
export function useWork(): WorkInHand {
  const [labs, setLabs] = useState<readonly LabNote[] | null>(null);
  const [lasts, setLasts] = useState<Durability | null>(null);
  const [message, setMessage] = useState<WorkMessage | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const look = useCallback(async () => {
    setLabs(await findLabs().catch(() => []));
    setLasts(await durability());
  }, []);
  useEffect(() => {
    // The list shows the open lab in its current state.
    void labKeeper.flush().then(look);
  }, [look]);

  const act = (work: () => Promise<WorkMessage | null>): void => {
    setIsBusy(true);
    setMessage(null);
    const failed = (error: unknown): WorkMessage => ({
      tone: "error",
      text: `That did not work. Details: ${error instanceof Error ? error.message : String(error)}`,
    });
    void work()
      .catch(failed)
      .then(async (said) => {
        await look();
        setMessage(said);
        setIsBusy(false);
      });
  };
  const bring = async (file: File): Promise<WorkMessage> => {
    const back = await bringBack(file);
    showTheme();
    if (!back.ok) return { tone: "error", text: back.message };
    const { text, undo, latest } = back;
    const takeBack = async (): Promise<WorkMessage> => {
      await undo?.();
      showTheme();
      return { tone: "info", text: "Undone: everything is as it was before." };
    };
    return {
      tone: undo ? "good" : "info",
      text,
      ...(undo ? { action: { label: "Undo", run: () => act(takeBack) } } : {}),
      ...(latest === null ? {} : { lab: latest }),
    };
  };
  const remove = async (note: LabNote): Promise<WorkMessage> => {
    const record = await fetchLab(note.id);
    await removeLabs([note.id]);
    const putBack = async (): Promise<WorkMessage | null> => {
      await addLabs([{ note, record }]);
      return null;
    };
    return { tone: "info", text: `Deleted ${labName(note)}.`, action: { label: "Undo", run: () => act(putBack) } };
  };
  return {
    labs,
    lasts,
    message,
    isBusy,
    save: () => act(save),
    bring: (file) => act(() => bring(file)),
    open: (id) => act(() => open(id)),
    remove: (note) => act(() => remove(note)),
  };
}
