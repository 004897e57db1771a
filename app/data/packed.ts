/**
 * Reader of the app's own container for image sets, after decompression. The layout is documented
 * in `scripts/pack-idx.mjs`, which writes it. Pure.
 */
import * as v from "valibot";
import type { Dataset } from "./dataset.ts";

export const PACKED_VERSION = 1;
const HEADER_BYTES = 32;
const TRAILER_BYTES = 4;
/** No sensible data set comes near this size, but a damaged header may. */
const MAX_BYTES = 1 << 30;

export type PackedFault = "not-ours" | "newer" | "truncated" | "damaged";
export type PackedResult =
  | { readonly ok: true; readonly dataset: Dataset }
  | { readonly ok: false; readonly fault: PackedFault; readonly detail: string };

const descriptionSchema = v.object({
  id: v.string(),
  title: v.string(),
  split: v.picklist(["train", "test"]),
  classes: v.array(v.string()),
  mean: v.number(),
  std: v.pipe(v.number(), v.gtValue(0)),
});

/** Whether the bytes begin like an uncompressed container (`RCPT`). */
export function hasPackedMagic(bytes: Uint8Array): boolean {
  return bytes[0] === 0x52 && bytes[1] === 0x43 && bytes[2] === 0x50 && bytes[3] === 0x54;
}

interface Header {
  readonly version: number;
  readonly count: number;
  readonly c: number;
  readonly h: number;
  readonly w: number;
  readonly classes: number;
  readonly textBytes: number;
  readonly totalBytes: number;
}

function readHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = (offset: number): number => view.getUint32(offset, true);
  const [count, c, h, w, textBytes] = [at(8), at(12), at(16), at(20), at(28)];
  const totalBytes = HEADER_BYTES + textBytes + count + count * c * h * w + TRAILER_BYTES;
  return { version: at(4), count, c, h, w, classes: at(24), textBytes, totalBytes };
}

/**
 * The container's total size in bytes, read from its first 32 bytes; `null` if they have not
 * arrived yet or are not a header. For progress while an uncompressed file arrives.
 */
export function declaredPackedBytes(bytes: Uint8Array): number | null {
  return bytes.length >= HEADER_BYTES && hasPackedMagic(bytes) ? readHeader(bytes).totalBytes : null;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 as gzip, zip and PNG use it (polynomial 0xEDB88320, reflected). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) {
    crc = (crc >>> 8) ^ (crcTable[(crc ^ (bytes[i] ?? 0)) & 255] ?? 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function fail(fault: PackedFault, detail: string): PackedResult {
  return { ok: false, fault, detail };
}

function readDescription(text: Uint8Array): v.InferOutput<typeof descriptionSchema> | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(text));
    const parsed = v.safeParse(descriptionSchema, json);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/**
 * Reads one uncompressed container. Size, checksum, description and every label are verified; the
 * data set's arrays are views of `bytes` (no copy). `detail` says in numbers what is wrong.
 */
export function parsePacked(bytes: Uint8Array): PackedResult {
  if (bytes.length >= 4 && !hasPackedMagic(bytes)) return fail("not-ours", "the file does not begin with RCPT");
  if (bytes.length < HEADER_BYTES)
    return fail("truncated", `${bytes.length} bytes, a header alone has ${HEADER_BYTES}`);
  const header = readHeader(bytes);
  if (header.version > PACKED_VERSION) {
    return fail("newer", `the file has format version ${header.version}, this app reads up to ${PACKED_VERSION}`);
  }
  if (header.version === 0 || header.totalBytes > MAX_BYTES || header.count * header.c * header.h * header.w === 0) {
    return fail("damaged", "the header's sizes make no sense");
  }
  if (bytes.length < header.totalBytes) return fail("truncated", `${bytes.length} of ${header.totalBytes} bytes`);
  if (bytes.length > header.totalBytes) {
    return fail("damaged", `${bytes.length - header.totalBytes} bytes more than the header says`);
  }
  const body = bytes.subarray(0, bytes.length - TRAILER_BYTES);
  const stored = new DataView(bytes.buffer, bytes.byteOffset + body.length, TRAILER_BYTES).getUint32(0, true);
  if (crc32(body) !== stored) return fail("damaged", "the checksum does not match");

  const labelsAt = HEADER_BYTES + header.textBytes;
  const description = readDescription(body.subarray(HEADER_BYTES, labelsAt));
  if (description === null || description.classes.length !== header.classes) {
    return fail("damaged", "the description inside the file cannot be read");
  }
  const labels = body.subarray(labelsAt, labelsAt + header.count);
  if (labels.some((label) => label >= header.classes))
    return fail("damaged", "a label names a class that does not exist");
  return {
    ok: true,
    dataset: {
      ...description,
      count: header.count,
      shape: { c: header.c, h: header.h, w: header.w },
      labels,
      pixels: body.subarray(labelsAt + header.count),
    },
  };
}
