/** What is known about each stored lab without reading it: which is the latest, and which can be deleted. */
import * as v from "valibot";

/** A lab's state at one moment: where it is stored, and a stamp that changes with each write. */
export interface LabState {
  readonly id: string;
  readonly stamp: string;
}

const time = v.fallback(v.pipe(v.number(), v.finite()), 0);
const count = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), 0);

/** Each field has its own fallback: a damaged or missing note must not hide its lab. */
const noteSchema = v.object({
  stamp: v.fallback(v.string(), ""),
  /** The network's name. */
  name: v.fallback(v.string(), ""),
  /** The step that its run has reached. */
  step: count,
  /** Id of the data source. */
  data: v.fallback(v.string(), ""),
  /** When it was last written, and when a page last had it open, in ms since 1970; 0 if unknown. */
  written: time,
  seen: time,
  /** Rough size. */
  bytes: count,
  /** The lab it was copied from, if any. */
  from: v.fallback(v.nullable(v.object({ id: v.string(), stamp: v.string() })), null),
  /** Whether it is unreadable. */
  isDamaged: v.fallback(v.boolean(), false),
  /** Whether the student knows about it, having opened it or seen a notice. */
  isKnown: v.fallback(v.boolean(), false),
});

/** A stored lab. */
export type LabNote = v.InferOutput<typeof noteSchema> & LabState;

/** The note about a lab, parsed from its stored form. */
export function noteOf(id: string, stored: unknown): LabNote {
  return { ...v.parse(noteSchema, typeof stored === "object" && stored !== null ? stored : {}), id };
}

const recordSchema = v.object({
  architecture: v.fallback(v.object({ name: noteSchema.entries.name }), { name: "" }),
  data: noteSchema.entries.data,
  checkpoint: v.fallback(v.object({ step: count }), { step: 0 }),
});

/** What a record says about itself, whatever its version and however damaged. */
export function aboutRecord(record: unknown): Pick<LabNote, "name" | "step" | "data"> {
  const read = v.safeParse(recordSchema, record);
  if (!read.success) return { name: "", step: 0, data: "" };
  const { architecture, checkpoint, data } = read.output;
  return { name: architecture.name, step: checkpoint.step, data };
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long earlier states are kept, how many labs are always kept, and for how long the others are. */
export const KEPT = { earlierDays: 7, labs: 20, days: 30 } as const;

/** Labs that another lab continues unchanged: they are its earlier states. */
export function earlierStates(notes: readonly LabNote[]): ReadonlySet<string> {
  const stamps = new Map(notes.map(({ id, stamp }) => [id, stamp]));
  const followed = notes.filter(({ isDamaged, from }) => !isDamaged && from && stamps.get(from.id) === from.stamp);
  return new Set(followed.flatMap(({ id, from }) => (from && from.id !== id ? [from.id] : [])));
}

/** Labs sorted by when they were last written, latest first. */
export function latestFirst(notes: readonly LabNote[]): readonly LabNote[] {
  return notes.toSorted((a, b) => b.written - a.written);
}

/** Labs other than `opened` that the student may look for and has not been told about. */
export function unknownLabs(notes: readonly LabNote[], opened: string): readonly LabNote[] {
  const earlier = earlierStates(notes);
  return notes.filter(({ id, isKnown, isDamaged }) => id !== opened && !isKnown && !isDamaged && !earlier.has(id));
}

/** Labs that can be deleted: old, and either continued by another lab or older than many others. */
export function outdated(notes: readonly LabNote[], now: number): readonly LabNote[] {
  const earlier = earlierStates(notes);
  const last = ({ seen, written }: LabNote): number => Math.max(seen, written);
  const isOlder = (note: LabNote, days: number): boolean => last(note) > 0 && now - last(note) > days * DAY_MS;
  const others = notes.filter(({ id }) => !earlier.has(id)).toSorted((a, b) => last(b) - last(a));
  return [
    ...notes.filter((note) => earlier.has(note.id) && isOlder(note, KEPT.earlierDays)),
    ...others.slice(KEPT.labs).filter((note) => isOlder(note, KEPT.days)),
  ];
}
