/** What is known of each kept lab without reading it, and what follows: which is the latest, which need not be kept. */
import * as v from "valibot";

/** A lab as it stood at one moment: where it is kept, and a mark that changes with each write. */
export interface LabState {
  readonly id: string;
  readonly stamp: string;
}

const time = v.fallback(v.pipe(v.number(), v.finite()), 0);
const count = v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0)), 0);

/** Each field falls back on its own: a note that is damaged, or missing, must not hide its lab. */
const noteSchema = v.object({
  stamp: v.fallback(v.string(), ""),
  /** Of the network. */
  name: v.fallback(v.string(), ""),
  /** That its run has come to. */
  step: count,
  /** Id of the data source. */
  data: v.fallback(v.string(), ""),
  /** When it was last written, and when a page last had it in front, in ms since 1970; 0 where that is not known. */
  written: time,
  seen: time,
  /** Rough size. */
  bytes: count,
  /** What it went on from, where that was another. */
  from: v.fallback(v.nullable(v.object({ id: v.string(), stamp: v.string() })), null),
  /** Whether it cannot be read. */
  isDamaged: v.fallback(v.boolean(), false),
  /** Whether the student knows of it: they have opened it, or a notice has told. */
  isKnown: v.fallback(v.boolean(), false),
});

/** A lab that is kept. */
export type LabNote = v.InferOutput<typeof noteSchema> & LabState;

/** The note on a lab, from what is stored as that. */
export function noteOf(id: string, stored: unknown): LabNote {
  return { ...v.parse(noteSchema, typeof stored === "object" && stored !== null ? stored : {}), id };
}

const recordSchema = v.object({
  architecture: v.fallback(v.object({ name: noteSchema.entries.name }), { name: "" }),
  data: noteSchema.entries.data,
  checkpoint: v.fallback(v.object({ step: count }), { step: 0 }),
});

/** What a record says of itself, of whatever version and however damaged it is. */
export function aboutRecord(record: unknown): Pick<LabNote, "name" | "step" | "data"> {
  const read = v.safeParse(recordSchema, record);
  if (!read.success) return { name: "", step: 0, data: "" };
  const { architecture, checkpoint, data } = read.output;
  return { name: architecture.name, step: checkpoint.step, data };
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long an earlier state of a lab is kept, and how many labs at least, and for how long. */
export const KEPT = { earlierDays: 7, labs: 20, days: 30 } as const;

/** Labs that another goes on from exactly as they are: earlier states of that one. */
export function earlierStates(notes: readonly LabNote[]): ReadonlySet<string> {
  const stamps = new Map(notes.map(({ id, stamp }) => [id, stamp]));
  const followed = notes.filter(({ isDamaged, from }) => !isDamaged && from && stamps.get(from.id) === from.stamp);
  return new Set(followed.flatMap(({ id, from }) => (from && from.id !== id ? [from.id] : [])));
}

/** Labs by when they were last written, the latest first. */
export function latestFirst(notes: readonly LabNote[]): readonly LabNote[] {
  return notes.toSorted((a, b) => b.written - a.written);
}

/** Labs beside `opened` that the student may look for, and has not been told of. */
export function unknownLabs(notes: readonly LabNote[], opened: string): readonly LabNote[] {
  const earlier = earlierStates(notes);
  return notes.filter(({ id, isKnown, isDamaged }) => id !== opened && !isKnown && !isDamaged && !earlier.has(id));
}

/** Labs that need no longer be kept: old, and either gone on from or behind many others. */
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
