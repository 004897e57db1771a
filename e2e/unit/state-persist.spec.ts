import { expect, test } from "@playwright/test";
import { defaultNetwork } from "#nn/zoo/zoo.ts";
import { persisted } from "#state/persist.ts";
import { linkRows } from "#state/persist/link-rows.ts";
import { questionRows } from "#state/persist/question-rows.ts";
import { sceneRows } from "#state/persist/scene-rows.ts";
import { labRows } from "#state/persist/lab-rows.ts";
import { progressRows } from "#state/persist/progress-rows.ts";
import { packCheckpoint, unpackCheckpoint } from "#state/persist/checkpoint-record.ts";
import { imagesSeen } from "#state/persist/lab-record.ts";
import { type KeyValueStore, readLocal, writeLocal } from "#state/persist/local.ts";
import { readRecord } from "#state/persist/versions.ts";
import { sceneKey, createLectureProgress } from "#state/stores/lecture-progress.ts";
import { dismiss, useNotices } from "#state/stores/notices.ts";
import { defaultSettings } from "#state/stores/settings-store.ts";

type TestStorage = KeyValueStore & { readonly items: Map<string, string> };

function storageWith(items: Readonly<Record<string, string>>, room = Number.POSITIVE_INFINITY): TestStorage {
  const kept = new Map(Object.entries(items));
  const setItem = (key: string, value: string): void => {
    if (value.length > room) throw new DOMException("No room", "QuotaExceededError");
    kept.set(key, value);
  };
  return { items: kept, getItem: (key) => kept.get(key) ?? null, setItem, removeItem: (key) => void kept.delete(key) };
}

const told = () => useNotices.getState().notices.map(({ id, text }) => `${id}: ${text}`);

test.beforeEach(() => {
  for (const { id } of useNotices.getState().notices) dismiss(id);
});

test("a theme is kept as the page has always read it, and nonsense is put aside with a word", () => {
  const storage = storageWith({});
  expect(readLocal(persisted.theme, storage)).toBeNull();
  writeLocal(persisted.theme, "dark", storage);
  expect([...storage.items]).toEqual([["receptive.theme", '"dark"']]);
  expect(readLocal(persisted.theme, storage)).toBe("dark");
  expect(told()).toEqual([]);
  for (const text of ['"purple"', "{"]) {
    const damaged = storageWith({ "receptive.theme": text });
    expect(readLocal(persisted.theme, damaged)).toBeNull();
    expect([...damaged.items]).toEqual([["receptive.theme.unreadable", text]]);
  }
  expect(told()).toEqual([expect.stringContaining("The theme that you chose could not be read")]);
});

test("where storage is full or withheld the page goes on, and says so where it matters", () => {
  const full = storageWith({}, 5);
  writeLocal(persisted.theme, "projector", full);
  expect(told()).toEqual([]);
  writeLocal(progressRows.quizProgress, { version: 2, records: {} }, full);
  expect(told()).toEqual([
    expect.stringContaining("storage is full. Your progress in the quizzes will last only until"),
  ]);
  const withheld: KeyValueStore = {
    getItem: () => {
      throw new DOMException("No", "SecurityError");
    },
    setItem: () => {},
  };
  expect(readLocal(progressRows.quizProgress, withheld)).toBeNull();
  expect(told()).toEqual([expect.stringContaining("does not allow the app to store data")]);
});

test("answers in the lecture are kept by scene and question; one that cannot be read is put aside with a word", () => {
  const storage = storageWith({});
  const name = sceneKey("channels", "filter-parameters");
  createLectureProgress(storage)
    .getState()
    .record(name, { tries: ["a", "b"], hints: 1, gaveUp: false });
  const text = '{"version":1,"attempts":{"channels/filter-parameters":{"tries":["a","b"],"hints":1,"gaveUp":false}}}';
  expect([...storage.items]).toEqual([["receptive.lecture-progress", text]]);
  const again = createLectureProgress(storage).getState();
  expect(again.records).toEqual({ [name]: { tries: ["a", "b"], hints: 1, gaveUp: false } });
  const torn = '{"version":1,"attempts":{"a/b":{"tries":[],"hints":0,"gaveUp":true},"c/d":{"tries":7}}}';
  const damaged = storageWith({ "receptive.lecture-progress": torn });
  expect(Object.keys(createLectureProgress(damaged).getState().records)).toEqual(["a/b"]);
  expect(damaged.items.get("receptive.lecture-progress.unreadable")).toBe(torn);
  expect(told()).toEqual([expect.stringContaining("Your answers in the lecture")]);
});

test("answers given in two tabs at the lecture's checkpoints are both kept, and each tab learns of the other's", () => {
  const storage = storageWith({});
  const [first, second] = [createLectureProgress(storage), createLectureProgress(storage)];
  const [a, b] = [sceneKey("channels", "a"), sceneKey("channels", "b")];
  const attempt = { tries: ["a"], hints: 0, gaveUp: false };
  first.getState().record(a, attempt);
  second.getState().record(b, attempt);
  expect(createLectureProgress(storage).getState().records).toEqual({ [a]: attempt, [b]: attempt });
  first.getState().refresh();
  expect(first.getState().records).toEqual({ [a]: attempt, [b]: attempt });
});

test("where storage is full, what a tab knows is not replaced by what was kept before", () => {
  const a = sceneKey("channels", "a");
  const attempt = (...tries: readonly string[]) => ({ tries, hints: 0, gaveUp: false });
  const storage = storageWith({}, 90);
  const store = createLectureProgress(storage);
  store.getState().record(a, attempt("a"));
  store.getState().record(a, attempt("a", "b", "c", "d"));
  expect(storage.items.get("receptive.lecture-progress")).toContain('["a"]');
  store.getState().refresh();
  expect(store.getState().records).toEqual({ [a]: attempt("a", "b", "c", "d") });
});

test("progress of which one family is damaged is read without it, put aside whole, and told of", () => {
  const record =
    '{"answers":2,"solved":1,"firstTry":0,"streak":0,"best":0,"reached":1,"level":1,"seed":1,"mastered":1,"attempt":{"tries":[],"hints":1,"gaveUp":false},"results":[]}';
  const text = `{"version":2,"records":{"a":${record},"b":{"answers":-1}}}`;
  const storage = storageWith({ "receptive.quiz-progress": text });
  const records = { a: JSON.parse(record) as object };
  expect(readLocal(progressRows.quizProgress, storage)).toEqual({ version: 2, records });
  expect(storage.items.get("receptive.quiz-progress.unreadable")).toBe(text);
  expect(told()).toEqual([expect.stringContaining("only be partly read")]);
  // At the next visit that is over.
  dismiss("receptive.quiz-progress.unreadable");
  expect(readLocal(progressRows.quizProgress, storage)).toEqual({ version: 2, records });
  expect(told()).toEqual([]);
});

test("what a newer version kept is left alone, and nothing is written over it", () => {
  const text = '{"version":3,"records":{}}';
  const storage = storageWith({ "receptive.quiz-progress": text });
  expect(readLocal(progressRows.quizProgress, storage)).toBeNull();
  writeLocal(progressRows.quizProgress, { version: 2, records: {} }, storage);
  expect([...storage.items]).toEqual([["receptive.quiz-progress", text]]);
  expect(told()).toEqual([expect.stringContaining("it was stored by a newer version of this app")]);
});

/**
 * A lab of the first versions: every array in the record itself; nothing on which network ran, or how the rate goes.
 */
function oldLab(version: 1 | 2) {
  const { schedule: _, ...settings } = defaultSettings;
  const slots = new Map([
    ["values", new Map([["l1.weight", Float32Array.of(1, 2)]])],
    ["slot1", new Map([["l1.weight", Float32Array.of(4, 9)]])],
  ]);
  return {
    version,
    architecture: JSON.parse(JSON.stringify(defaultNetwork)) as unknown,
    origin: "trained",
    settings,
    losses: Float32Array.of(2),
    accuracies: Float32Array.of(0.5),
    tests: [{ step: 1, accuracy: 0.5, loss: 2 }],
    checkpoint: { step: 1, time: 1, optimizer: "adam", statistics: new Map(), slots },
  };
}

test("labs of the first versions are read: roots in the place of second moments, the student's network as the one that ran", () => {
  for (const [version, moments] of [
    [1, [2, 3]],
    [2, [4, 9]],
  ] as const) {
    const read = readRecord(labRows.lab, oldLab(version));
    if (read.kind !== "read") throw new Error(`version ${version} is ${read.kind}`);
    const { checkpoint, running, settings, architecture, data } = read.value;
    expect(data).toBe("mnist");
    expect(running).toEqual(architecture);
    expect(settings.schedule).toEqual({ kind: "constant" });
    expect("slots" in checkpoint && [...(checkpoint.slots.get("slot1")?.get("l1.weight") ?? [])]).toEqual(moments);
  }
});

test("a lab that does not say how many images its run has seen is taken to have kept its batch", () => {
  const seenIn = (checkpoint: object) => {
    const old = oldLab(2);
    const record = {
      ...old,
      version: 4,
      running: null,
      data: "mnist",
      checkpoint: { ...old.checkpoint, ...checkpoint },
    };
    const read = readRecord(labRows.lab, record);
    if (read.kind !== "read") throw new Error(read.kind);
    return imagesSeen(read.value, 10_000);
  };
  expect(seenIn({ step: 127 })).toBe(127 * 32);
  expect(seenIn({ step: 312 + 3 })).toBe(10_000 + 3 * 32);
  expect(seenIn({ step: 127, seen: 127 * 256 })).toBe(127 * 256);
});

test("a packed checkpoint says how many images the run has seen", async () => {
  const slots = new Map([["values", new Map([["l1.weight", Float32Array.of(1, 2)]])]] as const);
  const packed = await packCheckpoint({ step: 2, seen: 288, time: 2, optimizer: "adam", slots, statistics: new Map() });
  expect(packed).toMatchObject({ step: 2, seen: 288 });
  expect(packed && (await unpackCheckpoint(packed))).toMatchObject({ step: 2, seen: 288, slots });
  // As a database keeps it that holds no blobs.
  const bytes = packed && { ...packed, data: await packed.data.arrayBuffer() };
  expect(bytes && (await unpackCheckpoint(bytes))).toMatchObject({ step: 2, seen: 288, slots });
});

test("a lab whose network or weights are nonsense is damaged, one whose other network is, is not", () => {
  const { checkpoint: _, ...lab } = oldLab(2);
  expect(readRecord(labRows.lab, lab).kind).toBe("damaged");
  expect(readRecord(labRows.lab, { ...oldLab(2), architecture: "no" }).kind).toBe("damaged");
  expect(readRecord(labRows.lab, { ...oldLab(2), version: 0 }).kind).toBe("damaged");
  expect(readRecord(labRows.lab, null).kind).toBe("damaged");
  const newest = { ...oldLab(2), version: 3, running: "no" };
  expect(readRecord(labRows.lab, newest)).toMatchObject({ kind: "read", value: { running: null } });
});

test("addresses name a network of the lab and a question; what they do not name is null", () => {
  const query = (text: string) => new URLSearchParams(text);
  expect(linkRows.labLink.read(query(""))).toBeNull();
  const written = linkRows.labLink.write(defaultNetwork);
  expect(Object.keys(written)).toEqual(["net"]);
  expect(linkRows.labLink.read(new URLSearchParams(written))).toMatchObject({ network: { ok: true }, data: null });
  const withData = linkRows.labLink.write(defaultNetwork, "fashion-mnist");
  expect(linkRows.labLink.read(new URLSearchParams(withData))).toMatchObject({ data: "fashion-mnist" });
  expect(sceneRows.stageLink.read(query("net=x"))).toBeNull();
  const stage = sceneRows.stageLink.write("channels", { v: "1", filters: "8" });
  const read = sceneRows.stageLink.read(new URLSearchParams(new URLSearchParams(stage).toString()));
  expect([read?.scene, read?.settings.toString()]).toEqual(["channels", "v=1&filters=8"]);
  expect(sceneRows.stageLink.write("channels", {})).toEqual({ scene: "channels" });
  expect(questionRows.question.read(query("seed=17&level=2"), 3)).toEqual({ seed: 17, level: 2 });
  expect(questionRows.question.read(query("seed=17&level=3"), 2)).toEqual({ seed: 17, level: 1 });
  expect(questionRows.question.read(query("seed=17"), 2)).toEqual({ seed: 17, level: 1 });
  const practised = new URLSearchParams(questionRows.question.write({ seed: 17, level: 2 }, true));
  expect(questionRows.question.read(practised, 3)).toEqual({ seed: 17, level: 2 });
  expect(questionRows.question.isPractice(practised)).toBe(true);
  expect(questionRows.question.isPractice(query("seed=17&level=2"))).toBe(false);
  for (const text of ["", "seed=0", "seed=1.5", "seed=x", "level=2"])
    expect(questionRows.question.read(query(text), 3)).toBeNull();
});
