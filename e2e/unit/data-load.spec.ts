import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { crc32 } from "#data/packed.ts";
import type { LoadFailureKind } from "#data/load-failure.ts";
import { createLoader, type LoadDataset, type LoadResult } from "#data/load.ts";
import type { RequestEnvironment } from "#data/request.ts";

const packed = new Uint8Array(readFileSync(new URL("../../public/data/mnist-test.rcds", import.meta.url)));
const raw = new Uint8Array(gunzipSync(packed));

/** A body that arrives in pieces and may break before the end. */
function body(bytes: Uint8Array, options: { breaks?: boolean; piece?: number } = {}): ReadableStream<Uint8Array> {
  const piece = options.piece ?? 100_000;
  let offset = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (offset < bytes.length) controller.enqueue(bytes.slice(offset, (offset += piece)));
      else if (options.breaks === true) controller.error(new TypeError("network error"));
      else controller.close();
    },
  });
}

type Answer = (url: string, init: RequestInit) => Response | Promise<Response>;
function loaderFor(
  answer: Answer,
  more: Partial<RequestEnvironment> = {},
): { load: LoadDataset; asked: { url: string; cache?: string }[] } {
  const asked: { url: string; cache?: string }[] = [];
  const load = createLoader({
    fetch: async (url, init) => {
      asked.push({ url, ...(init.cache === undefined ? {} : { cache: init.cache }) });
      return answer(url, init);
    },
    baseUrl: () => "https://example.org/course/receptive/",
    isOnline: () => true,
    ...more,
  });
  return { load, asked };
}

function changed(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[offset] = value;
  return copy;
}

/** The container with one header field changed and its checksum made right again. */
function withField(offset: number, value: number): Uint8Array {
  const copy = changed(raw, offset, value);
  new DataView(copy.buffer).setUint32(copy.length - 4, crc32(copy.subarray(0, -4)), true);
  return copy;
}

const kind = (result: LoadResult): LoadFailureKind | "ok" => (result.ok ? "ok" : result.kind);

test("a data set loads from a folder address, with progress up to 1", async () => {
  const { load, asked } = loaderFor(() => new Response(body(packed)));
  const progress: [number | null, number][] = [];
  const result = await load("mnist", "test", { onProgress: (fraction, bytes) => progress.push([fraction, bytes]) });
  if (!result.ok) throw new Error(result.message);
  expect(result.dataset.count).toBe(2000);
  expect(asked[0]?.url).toBe("https://example.org/course/receptive/data/mnist-test.rcds");
  expect(progress.map(([, bytes]) => bytes)).toEqual([100_000, 200_000, 300_000, packed.length, packed.length]);
  expect(progress[0]?.[0]).toBeCloseTo(100_000 / packed.length, 6);
  expect(progress.at(-1)?.[0]).toBe(1);
});

test("a server that decompresses gzip itself is accepted, and progress uses the larger size", async () => {
  const { load } = loaderFor(() => new Response(body(raw, { piece: 500_000 })));
  const fractions: (number | null)[] = [];
  const result = await load("mnist", "test", { onProgress: (fraction) => fractions.push(fraction) });
  expect(kind(result)).toBe("ok");
  expect(fractions[0]).toBeCloseTo(500_000 / raw.length, 6);
  expect(fractions.at(-1)).toBe(1);
});

const html = "<!doctype html><title>Receptive</title>";
const failures: readonly [name: string, answer: Answer, kind: LoadFailureKind, message: RegExp, canRetry: boolean][] = [
  [
    "a missing file",
    () => new Response("", { status: 404 }),
    "missing",
    /no file for MNIST.*\/course\/receptive\/data\/mnist-test\.rcds.*publish its data, photos and weights folders/,
    true,
  ],
  [
    "a start page instead of the file",
    () => new Response(html, { headers: { "content-type": "text/html" } }),
    "missing",
    /publish its data, photos and weights folders/,
    true,
  ],
  ["a server error", () => new Response("", { status: 503 }), "server", /status 503.*Wait/, true],
  ["no answer", () => Promise.reject(new TypeError("Failed to fetch")), "offline", /did not respond.*Check/, true],
  [
    "a broken connection",
    () => new Response(body(packed.subarray(0, 100_000), { breaks: true })),
    "interrupted",
    /broke after 0\.10 MB.*Try again/,
    true,
  ],
  [
    "a file cut short",
    () => new Response(body(packed.subarray(0, 200_000))),
    "truncated",
    /Only 0\.20 MB of 0\.32 MB.*Try again/,
    true,
  ],
  [
    "an unpacked file cut short",
    () => new Response(body(raw.subarray(0, 1_000_000))),
    "truncated",
    /Only 1\.00 MB of 1\.57 MB/,
    true,
  ],
  ["nothing at all", () => new Response(null), "truncated", /Only 0\.00 MB of 0\.32 MB/, true],
  [
    "a damaged file",
    () => new Response(body(changed(packed, 150_000, 1 ^ (packed[150_000] ?? 0)))),
    "damaged",
    /arrived damaged.*Try again/,
    true,
  ],
  [
    "a damaged unpacked file",
    () => new Response(body(changed(raw, 900_000, 1 ^ (raw[900_000] ?? 0)))),
    "damaged",
    /arrived damaged/,
    true,
  ],
  [
    "another file",
    () => new Response("PK something else entirely"),
    "not-ours",
    /something else.*restore the original/,
    true,
  ],
  ["another gzip file", () => new Response(body(gzipSync("hello, this is text"))), "not-ours", /something else/, true],
  ["a newer version", () => new Response(body(withField(4, 2))), "newer", /version 2.*Reload the page/, false],
];
for (const [name, answer, expected, message, canRetry] of failures) {
  test(`${name} is explained, and trying again asks the server afresh`, async () => {
    let broken = true;
    const { load, asked } = loaderFor((url, init) => (broken ? answer(url, init) : new Response(body(packed))));
    const result = await load("mnist", "test");
    expect(result).toMatchObject({ ok: false, kind: expected, canRetry });
    if (!result.ok) expect(result.message).toMatch(message);
    broken = false;
    expect(kind(await load("mnist", "test"))).toBe("ok");
    expect(asked.map((request) => request.cache)).toEqual(["default", "reload"]);
  });
}

test("being offline is reported as such", async () => {
  const { load } = loaderFor(() => Promise.reject(new TypeError("Failed to fetch")), { isOnline: () => false });
  const result = await load("mnist", "train");
  expect(result).toMatchObject({
    ok: false,
    kind: "offline",
    message: expect.stringMatching(/device is offline.*training images.*Connect/),
  });
});

test("a file with the right format but the wrong split is refused", async () => {
  const { load } = loaderFor(() => new Response(body(packed)));
  const result = await load("mnist", "train");
  expect(result).toMatchObject({ ok: false, kind: "not-ours", message: expect.stringContaining("(test) instead") });
});

test("an unknown id sends no request", async () => {
  const { load, asked } = loaderFor(() => new Response(body(packed)));
  expect(await load("nothing", "train")).toMatchObject({ ok: false, kind: "unknown", canRetry: false });
  expect(asked).toEqual([]);
});

test("a split is downloaded once, however often and early it is asked for", async () => {
  const { load, asked } = loaderFor(() => new Response(body(packed)));
  const [a, b] = await Promise.all([load("mnist", "test"), load("mnist", "test")]);
  const c = await load("mnist", "test");
  expect(asked.length).toBe(1);
  expect(a === b).toBe(true);
  expect(a === c).toBe(true);
});

/** A server that waits until told; like a real fetch, it gives up when its signal says so. */
function waitingServer(): { answer: Answer; release: () => void; aborted: () => number } {
  let open = (): void => {};
  let aborts = 0;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    answer: (_, { signal }) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener("abort", () => {
          aborts++;
          reject(new DOMException("stopped", "AbortError"));
        });
        void gate.then(() => resolve(new Response(body(packed))));
      }),
    release: () => open(),
    aborted: () => aborts,
  };
}

test("stopping answers at once, ends the download, and a later call starts a new one", async () => {
  const server = waitingServer();
  const { load, asked } = loaderFor(server.answer);
  const controller = new AbortController();
  const waiting = load("mnist", "test", { signal: controller.signal });
  controller.abort();
  expect(await waiting).toMatchObject({ ok: false, kind: "stopped", canRetry: true });
  expect(server.aborted()).toBe(1);
  server.release();
  expect(kind(await load("mnist", "test"))).toBe("ok");
  expect(asked.map((request) => request.cache)).toEqual(["default", "default"]);
});

test("a caller that stops waiting does not cancel another's download", async () => {
  const server = waitingServer();
  const { load, asked } = loaderFor(server.answer);
  const controller = new AbortController();
  const first = load("mnist", "test", { signal: controller.signal });
  const second = load("mnist", "test");
  controller.abort();
  expect(kind(await first)).toBe("stopped");
  expect(server.aborted()).toBe(0);
  server.release();
  expect(kind(await second)).toBe("ok");
  expect(asked.length).toBe(1);
});

test("an aborted signal sends no request", async () => {
  const { load, asked } = loaderFor(() => new Response(body(packed)));
  expect(kind(await load("mnist", "test", { signal: AbortSignal.abort() }))).toBe("stopped");
  expect(asked).toEqual([]);
});
