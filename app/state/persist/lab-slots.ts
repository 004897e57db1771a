/**
 * Storage of labs in the browser's database: each lab has its own slot, with a note beside it. A page writes to a slot
 * only while the slot holds what the page itself wrote; otherwise it takes a new one, so that no page overwrites
 * another's work.
 */
import { promisifyRequest } from "idb-keyval";
import { labRows } from "./lab-rows.ts";
import { transact, transactSoon } from "./database.ts";
import { aboutRecord, type LabNote, type LabState, noteOf, outdated } from "./lab-notes.ts";
import type { LabRecord } from "./lab-record.ts";
import { asideOf } from "./problems.ts";
import { storable } from "./storable.ts";

/** A lab's key is this, followed by its id, which begins with a slash. */
const { key: KEY } = labRows.lab;
const NOTE = `${KEY}-note`;
/** Earlier versions of the app stored a single lab, and set aside one that they could not read. */
const EARLIER = ["", asideOf(KEY).slice(KEY.length)] as const;

/** A name that no other page uses. (`randomUUID` is not available on pages served over plain HTTP.) */
function freshName(): string {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  return `${Date.now().toString(36)}-${a.toString(36)}${b.toString(36)}`;
}

const freshPlace = (): string => `/${freshName()}`;

function recordAt(store: IDBObjectStore, id: string): Promise<unknown> {
  return promisifyRequest<unknown>(store.get(KEY + id));
}

async function notesIn(store: IDBObjectStore): Promise<readonly LabNote[]> {
  const keys = await promisifyRequest(store.getAllKeys(IDBKeyRange.bound(KEY, `${KEY}/\uFFFF`)));
  const ids = keys.flatMap((key) => (typeof key === "string" ? [key.slice(KEY.length)] : []));
  const labs = ids.filter((id) => id.startsWith("/") || EARLIER.some((earlier) => earlier === id));
  return Promise.all(labs.map(async (id) => noteOf(id, await promisifyRequest<unknown>(store.get(NOTE + id)))));
}

function putLab(store: IDBObjectStore, { note, record }: KeptLab): void {
  store.put(record, KEY + note.id);
  putNote(store, note);
}

function putNote(store: IDBObjectStore, { id, ...note }: LabNote): void {
  store.put(note, NOTE + id);
}

function removeFrom(store: IDBObjectStore, id: string): void {
  store.delete(KEY + id);
  store.delete(NOTE + id);
}

/** Moves labs of earlier versions of the app to slots. Such a version may still be open in a page, and store more. */
async function moveEarlier(store: IDBObjectStore): Promise<void> {
  for (const id of EARLIER) {
    const record = await recordAt(store, id);
    if (record === undefined) continue;
    const [now, isDamaged] = [Date.now(), id !== ""];
    const about = {
      ...aboutRecord(record),
      stamp: freshName(),
      written: now,
      seen: now,
      isDamaged,
      isKnown: isDamaged,
    };
    putLab(store, { note: noteOf(freshPlace(), about), record });
    removeFrom(store, id);
  }
}

/** A lab with its note, as stored. */
export interface KeptLab {
  readonly note: LabNote;
  /** Of any version, or damaged. */
  readonly record: unknown;
}

/** Notes about all stored labs. Throws if the database does not respond. */
export async function findLabs(): Promise<readonly LabNote[]> {
  try {
    return await transactSoon("readwrite", async (store) => {
      await moveEarlier(store);
      return notesIn(store);
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") throw error;
    // If there is no space to move them, they are read where they are.
    return transactSoon("readonly", notesIn);
  }
}

/** A lab's stored record; undefined if there is none. Throws if the database does not respond. */
export function fetchLab(id: string): Promise<unknown> {
  return transactSoon("readonly", (store) => recordAt(store, id));
}

/** All stored labs. Throws if the database does not respond. */
export function fetchLabs(): Promise<readonly KeptLab[]> {
  return transact("readonly", async (store) => {
    const notes = await notesIn(store);
    return Promise.all(notes.map(async (note) => ({ note, record: await recordAt(store, note.id) })));
  });
}

/** Changes notes about labs; resolves to whether all of these labs are stored. */
export function annotate(
  ids: readonly string[],
  patch: Partial<Pick<LabNote, "seen" | "isDamaged" | "isKnown">>,
): Promise<boolean> {
  return transact("readwrite", async (store) => {
    const notes = await notesIn(store);
    const found = notes.filter(({ id }) => ids.includes(id));
    for (const note of found) putNote(store, { ...note, ...patch });
    return found.length === ids.length;
  });
}

/**
 * Stores a lab in the slot of `last`, which this page wrote; in a new slot if that one now holds something else, or
 * there was none yet. `from`: the lab that it continues. Labs that need no longer be kept are then removed.
 */
export async function writeLab(
  lab: LabRecord,
  bytes: number,
  last: LabState | null,
  from: LabState | null,
): Promise<LabState> {
  const record = await storable(lab);
  return transact("readwrite", async (store) => {
    const notes = await notesIn(store);
    const kept = last && notes.find(({ id }) => id === last.id);
    // One that was removed meanwhile is stored again: the student has it open.
    const isOwn = last && (!kept || kept.stamp === last.stamp);
    const id = isOwn ? last.id : freshPlace();
    const [now, stamp] = [Date.now(), freshName()];
    const origin = isOwn ? { from: kept?.from ?? null, isKnown: kept?.isKnown ?? false } : { from: last ?? from };
    const note = noteOf(id, { ...aboutRecord(record), ...origin, bytes, stamp, written: now, seen: now });
    putLab(store, { note, record });
    if (!isOwn) for (const old of outdated([...notes, note], now)) removeFrom(store, old.id);
    return { id, stamp };
  });
}

/** Removes labs. */
export function removeLabs(ids: readonly string[]): Promise<void> {
  return transact("readwrite", (store) => {
    for (const id of ids) removeFrom(store, id);
    return Promise.resolve();
  });
}

/**
 * Adds saved labs to the stored ones: all of them, or none. One that is already there stays unchanged; one without a
 * slot, or whose slot now holds something else, gets a new one. Returns the slot of each; null if it was already there.
 */
export async function addLabs(added: readonly KeptLab[]): Promise<readonly (string | null)[]> {
  const labs = await Promise.all(added.map(async ({ note, record }) => ({ note, record: await storable(record) })));
  return transact("readwrite", async (store) => {
    const notes = await notesIn(store);
    const isThere = ({ note: { stamp } }: KeptLab): boolean =>
      stamp !== "" && notes.some((note) => note.stamp === stamp);
    const isFree = (id: string): boolean => id.startsWith("/") && notes.every((note) => note.id !== id);
    const places = labs.map((lab) => {
      if (isThere(lab)) return null;
      return isFree(lab.note.id) ? lab.note.id : freshPlace();
    });
    const moved = new Map(labs.map(({ note: { id } }, i) => [id, places[i] ?? id]));
    for (const [i, { note, record }] of labs.entries()) {
      const id = places[i];
      const from = note.from && { ...note.from, id: moved.get(note.from.id) ?? note.from.id };
      if (typeof id === "string") putLab(store, { note: { ...note, id, from }, record });
    }
    return places;
  });
}
