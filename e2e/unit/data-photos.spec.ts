import { readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { refuseImageFile } from "#data/image-source.ts";
import { findPhoto, loadPhoto, photos, photoUrl } from "#data/photos.ts";
import { centredSquare, rgbaToChw } from "#data/pixels.ts";
import type { RequestEnvironment } from "#data/request.ts";

const publicFile = (path: string): URL => new URL(`../../public/${path}`, import.meta.url);

/** Width and height from a JPEG's start-of-frame segment. */
function jpegSize(bytes: Buffer): { width: number; height: number } {
  let at = 2;
  while (at + 9 < bytes.length) {
    const marker = bytes.readUInt16BE(at);
    const frame = marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
    if (frame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error("not a JPEG file");
}

test("every photo has the stated size, a description and a credit, and all are below 1 MB together", () => {
  const credits = readFileSync(publicFile("CREDITS.md"), "utf8");
  let total = 0;
  for (const photo of photos) {
    const bytes = readFileSync(publicFile(`photos/${photo.file}`));
    total += bytes.length;
    expect(jpegSize(bytes), photo.id).toEqual({ width: photo.width, height: photo.height });
    expect(Math.max(photo.width, photo.height)).toBeLessThanOrEqual(512);
    expect(photo.alt.length).toBeGreaterThan(20);
    const [author = "", licence = ""] = photo.credit.split(", ");
    const row = credits.split("\n").find((line) => line.startsWith(`| \`${photo.file}\` |`));
    expect(row, photo.file).toContain(`| ${author} |`);
    expect(row?.toLowerCase(), photo.file).toContain(licence.toLowerCase());
  }
  expect(total).toBeLessThan(1e6);
  expect(new Set(photos.map((photo) => photo.id)).size).toBe(photos.length);
});

test("every file in the folders of photos, cut-outs and data is credited", () => {
  const credits = readFileSync(publicFile("CREDITS.md"), "utf8");
  for (const folder of ["photos", "cells", "data"]) {
    for (const file of readdirSync(publicFile(folder))) {
      expect(statSync(publicFile(`${folder}/${file}`)).size).toBeGreaterThan(0);
      expect(credits, file).toContain(file);
    }
  }
});

test("RGBA bytes become planes: red, green, blue, or weighted grey", () => {
  const rgba = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 0);
  expect([...rgbaToChw(rgba, 3)]).toEqual([1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1]);
  const grey = rgbaToChw(rgba, 1);
  [0.299, 0.587, 0.114, 1].forEach((value, i) => expect(grey[i]).toBeCloseTo(value, 6));
  expect(grey.length).toBe(4);
});

test("the crop is the largest centred square", () => {
  expect(centredSquare(512, 288)).toEqual({ x: 112, y: 0, side: 288 });
  expect(centredSquare(300, 451)).toEqual({ x: 0, y: 75, side: 300 });
  expect(centredSquare(7, 7)).toEqual({ x: 0, y: 0, side: 7 });
});

test("a file that cannot be an image is refused with its name and advice", () => {
  expect(refuseImageFile({ name: "a.png", size: 10, type: "image/png" })).toBeNull();
  expect(refuseImageFile({ name: "unknown", size: 10, type: "" })).toBeNull();
  expect(refuseImageFile({ name: "a.png", size: 0, type: "image/png" })?.message).toMatch(/"a\.png" is empty.*Choose/);
  expect(refuseImageFile({ name: "a.pdf", size: 10, type: "application/pdf" })?.message).toMatch(/not an image.*JPEG/);
  expect(refuseImageFile({ name: "a.tif", size: 45e6, type: "image/tiff" })?.message).toMatch(
    /45 MB; the maximum is 30 MB.*smaller/,
  );
});

function server(fetch: RequestEnvironment["fetch"]): RequestEnvironment {
  return { fetch, baseUrl: () => "https://example.org/course/", isOnline: () => true };
}

test("a photo's address is relative to the app's folder", () => {
  const cat = findPhoto("cat");
  if (cat === null) throw new Error("no cat");
  expect(
    photoUrl(
      cat,
      server(() => Promise.reject(new TypeError())),
    ),
  ).toBe("https://example.org/course/photos/cat.jpg");
});

test("a photo that cannot be loaded is explained", async () => {
  expect(
    await loadPhoto(
      "nothing",
      32,
      {},
      server(async () => new Response()),
    ),
  ).toMatchObject({
    ok: false,
    canRetry: false,
    message: expect.stringContaining('no photo called "nothing"'),
  });
  expect(
    await loadPhoto(
      "cat",
      32,
      {},
      server(async () => new Response("", { status: 404 })),
    ),
  ).toMatchObject({
    ok: false,
    canRetry: true,
    message: expect.stringMatching(/no file for the photo "Cat" \(\/course\/photos\/cat\.jpg\)/),
  });
  expect(
    await loadPhoto(
      "cat",
      32,
      {},
      server(() => Promise.reject(new TypeError("Failed to fetch"))),
    ),
  ).toMatchObject({
    ok: false,
    canRetry: true,
    message: expect.stringContaining("did not respond"),
  });
  const signal = AbortSignal.abort();
  expect(
    await loadPhoto(
      "cat",
      32,
      { signal },
      server(async () => new Response("")),
    ),
  ).toMatchObject({
    ok: false,
    message: expect.stringContaining("stopped"),
  });
});
