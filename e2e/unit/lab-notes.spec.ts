import { expect, test } from "@playwright/test";
import {
  aboutRecord,
  earlierStates,
  KEPT,
  type LabNote,
  latestFirst,
  noteOf,
  outdated,
  unknownLabs,
} from "#state/persist/lab-notes.ts";

const DAY = 24 * 60 * 60 * 1000;
const NOW = 1000 * DAY;
const note = (id: string, stored: Partial<LabNote>): LabNote => noteOf(id, { stamp: `${id}1`, ...stored });
const ids = (notes: readonly LabNote[]): readonly string[] => notes.map(({ id }) => id);

test("a note that is damaged or missing hides no lab, and a record says what it can", () => {
  const empty = { id: "/a", stamp: "", name: "", step: 0, data: "", written: 0, seen: 0, bytes: 0, from: null };
  for (const stored of [undefined, null, 7, "no", {}, { stamp: 3, step: -1, from: { id: 1 } }])
    expect(noteOf("/a", stored)).toEqual({ ...empty, isDamaged: false, isKnown: false });
  expect(noteOf("/a", { name: "A", step: "x", from: { id: "/b", stamp: "s" } })).toMatchObject({
    name: "A",
    step: 0,
    from: { id: "/b", stamp: "s" },
  });
  const record = { architecture: { name: "A", layers: 3 }, data: "mnist", checkpoint: { step: 7 } };
  expect(aboutRecord(record)).toEqual({ name: "A", step: 7, data: "mnist" });
  expect(aboutRecord({ architecture: { name: "A" } })).toEqual({ name: "A", step: 0, data: "" });
  for (const nonsense of [undefined, "no", { architecture: 1, checkpoint: { step: 1.5 } }])
    expect(aboutRecord(nonsense)).toEqual({ name: "", step: 0, data: "" });
});

test("a lab that another goes on from as it is, is an earlier state of that; once it has changed, or the other is gone, it is not", () => {
  const first = note("/a", {});
  const second = note("/b", { from: { id: "/a", stamp: "/a1" } });
  const third = note("/c", { from: { id: "/b", stamp: "/b1" } });
  expect([...earlierStates([first, second, third])].toSorted()).toEqual(["/a", "/b"]);
  expect([...earlierStates([note("/a", { stamp: "other" }), second])]).toEqual([]);
  expect([...earlierStates([first])]).toEqual([]);
  expect([...earlierStates([first, { ...second, isDamaged: true }])]).toEqual([]);
});

test("a new tab begins with the lab that was written last, and tells once of others that nobody was told of", () => {
  const old = note("/a", { written: 1 });
  const latest = note("/b", { written: 3, from: { id: "/a", stamp: "/a1" } });
  const other = note("/c", { written: 2 });
  expect(ids(latestFirst([old, latest, other]))).toEqual(["/b", "/c", "/a"]);
  expect(ids(unknownLabs([old, latest, other], "/b"))).toEqual(["/c"]);
  expect(unknownLabs([old, latest, { ...other, isKnown: true }], "/b")).toEqual([]);
  expect(unknownLabs([old, latest, { ...other, isDamaged: true }], "/b")).toEqual([]);
});

test("labs go only when they are old, and gone on from or behind many others; what was in front of the student lately stays", () => {
  const first = note("/a", { written: NOW - 8 * DAY });
  const second = note("/b", { written: NOW, from: { id: "/a", stamp: "/a1" } });
  expect(ids(outdated([first, second], NOW))).toEqual(["/a"]);
  expect(outdated([{ ...first, seen: NOW - 6 * DAY }, second], NOW)).toEqual([]);
  expect(outdated([{ ...first, stamp: "changed since" }, second], NOW)).toEqual([]);
  const many = Array.from({ length: KEPT.labs }, (_, i) => note(`/${i}`, { written: NOW - 40 * DAY + i }));
  expect(outdated(many, NOW)).toEqual([]);
  const oldest = note("/oldest", { written: NOW - 41 * DAY });
  expect(ids(outdated([oldest, ...many], NOW))).toEqual(["/oldest"]);
  expect(outdated([{ ...oldest, seen: NOW - 1 }, ...many.slice(1)], NOW)).toEqual([]);
  // Of which it is not known when it was kept: it stays.
  expect(outdated([note("/unknown", {}), ...many], NOW)).toEqual([]);
});
