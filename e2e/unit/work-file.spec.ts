import { expect, test } from "@playwright/test";
import { crc32, crc32Of } from "#formats/crc32.ts";
import { readWork, writeWork } from "#formats/work-file.ts";

const record = {
  version: 4,
  losses: Float32Array.of(1, Number.NaN),
  tests: [{ step: 1, loss: Number.POSITIVE_INFINITY }],
  statistics: new Map([["l2", { mean: Float32Array.of(0.5), variance: new Float32Array() }]]),
  data: new Blob([Uint8Array.of(1, 2, 3)]),
  bytes: Uint8Array.of(4, 5).buffer,
  $odd: { $map: "not a map" },
  left: undefined,
  none: null,
};
const work = {
  saved: 1_795_000_000_000,
  labs: [
    { note: { name: "Digits", stamp: "a" }, record },
    { note: {}, record: "nonsense" },
  ],
  kept: { "receptive.theme": '"dark"', "receptive.quiz-progress": '{"version":1,"records":{}}' },
};

const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await blob.arrayBuffer());

test("the checksum is that of zip files, in one piece or in several", async () => {
  const text = new TextEncoder().encode("123456789");
  expect(crc32(text)).toBe(0xcbf43926);
  expect(crc32(text.slice(4), crc32(text.slice(0, 4)))).toBe(0xcbf43926);
  expect(await crc32Of(new Blob([text]))).toBe(0xcbf43926);
});

test("work is written to one file and read from it as it was: maps, floats, blobs, infinities", async () => {
  const read = await readWork(await writeWork(work));
  if (!read.ok) throw new Error(read.message);
  const [lab, nonsense] = read.work.labs;
  if (!lab) throw new Error("There is no lab");
  const { data: stored, bytes: asBlob } = lab.record as Record<"data" | "bytes", Blob>;
  expect(read.work).toMatchObject({ saved: work.saved, kept: work.kept });
  expect(lab.note).toEqual({ name: "Digits", stamp: "a" });
  const { data, bytes, left: _, ...rest } = record;
  expect(lab.record).toMatchObject(rest);
  expect(await bytesOf(stored)).toEqual(await bytesOf(data));
  expect(await bytesOf(asBlob)).toEqual(new Uint8Array(bytes));
  expect(nonsense?.record).toBe("nonsense");
});

test("a file of the first version, byte by byte, opens for as long as there are students who have one", async () => {
  const header =
    '{"version":1,"saved":7,"labs":[{"note":{"name":"A"},"record":{"w":{"$floats":[0,8]}}}],"kept":{"k":"[1]"}}';
  const text = header.padEnd(Math.ceil(header.length / 8) * 8);
  const body = await bytesOf(new Blob([text, Float32Array.of(1, -2)]));
  const numbers = Uint32Array.of(text.length, crc32(body));
  const read = await readWork(new Blob(["RCPTWORK", numbers, body]));
  expect(read).toEqual({
    ok: true,
    work: { saved: 7, labs: [{ note: { name: "A" }, record: { w: Float32Array.of(1, -2) } }], kept: { k: "[1]" } },
  });
});

const messageOf = async (file: Blob): Promise<string> => {
  const read = await readWork(file);
  return read.ok ? "read" : read.message;
};

test("a damaged file is never read, wherever it is cut or changed, and says what to do", async () => {
  const whole = await bytesOf(await writeWork(work));
  for (const length of [0, 5, 12, 16, 40, whole.length - 1])
    expect(await messageOf(new Blob([whole.slice(0, length)]))).toMatch(/is damaged: .* Copy it again/);
  for (const at of [9, 13, 20, whole.length - 2]) {
    const changed = whole.slice();
    changed[at] = (changed[at] ?? 0) ^ 4;
    expect(await messageOf(new Blob([changed]))).toMatch(/is damaged/);
  }
  expect(await messageOf(new Blob([whole, "more"]))).toMatch(/is damaged/);
});

test("files of others, of newer versions and files that are gone each get a message of their own", async () => {
  expect(await messageOf(new Blob(["\u0089PNG and more than sixteen bytes of it"]))).toMatch(
    /was not saved by Receptive/,
  );
  expect(await messageOf(new Blob(["{}"]))).toMatch(/was not saved by Receptive/);
  const header = '{"version":2,"everything":"else"}';
  const text = new TextEncoder().encode(header.padEnd(40));
  const numbers = Uint32Array.of(text.length, crc32(text));
  expect(await messageOf(new Blob(["RCPTWORK", numbers, text]))).toMatch(/newer version of this app. Reload the page/);
  const gone = new Blob(["RCPTWORK and so on"]);
  const fails = Object.assign(gone, { slice: () => ({ arrayBuffer: () => Promise.reject(new Error("gone")) }) });
  expect(await messageOf(fails)).toMatch(/could not read the file/);
});
