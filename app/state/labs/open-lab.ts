/**
 * Which lab a page starts with. A reloaded tab continues with its own. A new tab starts with a copy of the latest lab;
 * a tab whose page may still be open elsewhere (it was duplicated), or did not end properly (it crashed, or a phone
 * discarded it), starts with a copy of its own. A lab that another page may be using is never overwritten.
 */
import type { StoredLab } from "../network/weights.ts";
import { labRows } from "../persist/lab-rows.ts";
import { type LabNote, type LabState, latestFirst, unknownLabs } from "../persist/lab-notes.ts";
import { annotate, fetchLab, findLabs } from "../persist/lab-slots.ts";
import { readLocal } from "../persist/local.ts";
import { tellUnkept } from "../persist/problems.ts";
import { readRecord } from "../persist/versions.ts";
import { labOf, type WeightProblem } from "./lab-of-record.ts";
import { labName, tellOfLab, tellOfOthers } from "./words.ts";

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
const ASIDE = "It is still stored; under “Your work” you can save it to a file or delete it.";

/** Finds and reads the lab to start with. Never throws: unreadable labs are reported once and left where they are. */
export async function openLab(): Promise<OpenedLab> {
  try {
    return await openFirst(await findLabs());
  } catch (error) {
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
      tellOfOthers(others);
      const known = [note, ...others].map(({ id }) => id);
      annotate(known, { isKnown: true }).catch(() => {}); // then it is reported again
      const lab = labOf(read.value, (why) => tellUnreadable(note, WEIGHTS[why]));
      return { lab, state: { id: note.id, stamp: note.stamp }, isOwn, isFirst: false };
    }
    const instead = i + 1 < candidates.length ? "so another lab is shown" : "so a new lab was started";
    if (read.kind === "damaged") await tellUnreadable(note, (name) => `${name} could not be read, ${instead}.`);
    else
      tellOfLab(
        `${labName(note)} could not be read, ${instead}: a newer version of this app stored it. It is left as it is; reload the page to get that version.`,
      );
  }
  return { ...NOTHING, isFirst: notes.length === 0 };
}

/** Messages about a lab whose weights cannot be used. */
const WEIGHTS: Readonly<Record<WeightProblem, (name: string) => string>> = {
  unreadable: (name) => `The weights of ${name} could not be read, so it starts untrained.`,
  diverged: (name) =>
    `Training of ${name} had diverged: its weights are no longer finite numbers, so it starts untrained. Layers and settings are as you left them.`,
};

async function tellUnreadable(note: LabNote, what: (name: string) => string): Promise<void> {
  tellOfLab(`${what(labName(note))} ${ASIDE}`);
  await annotate([note.id], { isDamaged: true }).catch(() => {}); // then it is reported again
}
