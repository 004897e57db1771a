/**
 * Which lab a page starts with. A reloaded tab continues with its own. A new tab starts with a copy of the latest lab;
 * a tab whose page may still be open elsewhere (it was duplicated), or did not end properly (it crashed, or a phone
 * discarded it), starts with a copy of its own. A lab that another page may be using is never overwritten.
 */
import { unlessLeaving } from "#data/request.ts";
import type { StoredLab } from "../network/weights.ts";
import { labRows } from "../persist/lab-rows.ts";
import { type LabNote, type LabState, latestFirst, unknownLabs } from "../persist/lab-notes.ts";
import { annotate, fetchLab, findLabs } from "../persist/lab-slots.ts";
import { readLocal } from "../persist/local.ts";
import { tellUnkept } from "../persist/problems.ts";
import { readRecord } from "../persist/versions.ts";
import { labOf } from "./lab-of-record.ts";
import type * as Words from "./words.ts";
import type { Instead, Trouble } from "./words.ts";

/** What a page starts with. */
export interface OpenedLab {
  /** Null if nothing usable is stored. */
  readonly lab: StoredLab | null;
  /** Where it is stored; null if it is not. */
  readonly state: LabState | null;
  /** Whether that place belongs to this page alone; otherwise the page starts with a copy. */
  readonly isOwn: boolean;
  /** Whether this browser has never stored a lab. */
  readonly isFirst: boolean;
}

const NOTHING: OpenedLab = { lab: null, state: null, isOwn: false, isFirst: false };

/** Finds and reads the lab to start with. Never throws: unreadable labs are reported once and left where they are. */
export async function openLab(): Promise<OpenedLab> {
  try {
    return await openFirst(await findLabs());
  } catch (error) {
    await unlessLeaving();
    tellUnkept(labRows.lab, error);
    return NOTHING;
  }
}

async function openFirst(notes: readonly LabNote[]): Promise<OpenedLab> {
  const tab = readLocal(labRows.tab);
  const own = notes.find(({ id }) => id === tab?.lab);
  const latest = latestFirst(notes).filter((note) => note !== own);
  const candidates = [...(own ? [own] : []), ...latest].filter(({ isDamaged }) => !isDamaged);
  for (const [i, note] of candidates.entries()) {
    const read = readRecord(labRows.lab, await fetchLab(note.id));
    if (read.kind === "read") {
      const isOwn = note === own && tab?.isLeft === true;
      // A tab with its own lab has already been told.
      const others = own ? [] : unknownLabs(notes, note.id);
      if (others.length > 0) void say(({ tellOfOthers }) => tellOfOthers(others));
      const known = [note, ...others].map(({ id }) => id);
      annotate(known, { isKnown: true }).catch(() => {}); // else they are reported again
      const lab = labOf(read.value, (why) => tell(note, why, "untrained"));
      return { lab, state: { id: note.id, stamp: note.stamp }, isOwn, isFirst: false };
    }
    await tell(note, read.kind, i + 1 < candidates.length ? "another" : "new");
  }
  return { ...NOTHING, isFirst: notes.length === 0 };
}

/** Shows a notice about labs. Its texts are loaded only when needed; if that fails, the lab opens all the same. */
function say(what: (words: typeof Words) => void): Promise<void> {
  return import("./words.ts").then(what).catch(() => {}); // “Your work” lists all labs
}

/** Says that a lab, or its weights, cannot be used, and what is shown instead. A damaged lab is not tried again. */
async function tell(note: LabNote, trouble: Trouble, shown: Instead): Promise<void> {
  await say(({ tellOfTrouble }) => tellOfTrouble(note, trouble, shown));
  if (trouble !== "newer") await annotate([note.id], { isDamaged: true }).catch(() => {}); // else it is reported again
}
