/**
 * The file that holds all of a student's work: eight letters, the length of the header and the CRC-32 of what follows,
 * both four bytes, little endian; then the header as JSON, padded to eight bytes, and the bytes that it refers to.
 */
import * as v from "valibot";
import { crc32Of } from "./crc32.ts";
import { readTagged, TaggedWriter } from "./tagged.ts";

/** Version of the header written now. Newer versions are refused; older ones will be migrated here. */
const WORK_VERSION = 1;
/** File name extension. */
export const WORK_FILE_END = ".receptive";

const MARK = "RCPTWORK";
const FRAME = 16;

const headerSchema = v.object({
  version: v.literal(WORK_VERSION),
  /** When it was saved, in ms since 1970. */
  saved: v.pipe(v.number(), v.finite()),
  labs: v.array(v.object({ note: v.unknown(), record: v.unknown() })),
  /** Stored texts, by key. */
  kept: v.record(v.string(), v.string()),
});

/** All of a student's work. The contents of its parts are validated when they are restored. */
export interface Work {
  readonly saved: number;
  readonly labs: readonly { readonly note: unknown; readonly record: unknown }[];
  readonly kept: Readonly<Record<string, string>>;
}

export type WorkResult = { readonly ok: true; readonly work: Work } | { readonly ok: false; readonly message: string };

/** Writes work to one file. Throws if a part of it cannot be read. */
export async function writeWork({ saved, labs, kept }: Work): Promise<Blob> {
  const writer = new TaggedWriter();
  const header = { version: WORK_VERSION, saved, labs: writer.write(labs), kept };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const padding = new Uint8Array((8 - (text.length % 8)) % 8).fill(0x20);
  const body = new Blob([text, padding, ...writer.parts]);
  const frame = new Uint8Array(FRAME);
  frame.set(new TextEncoder().encode(MARK));
  const view = new DataView(frame.buffer);
  view.setUint32(MARK.length, text.length + padding.length, true);
  view.setUint32(MARK.length + 4, await crc32Of(body), true);
  return new Blob([frame, body], { type: "application/octet-stream" });
}

const refuse = (message: string): WorkResult => ({ ok: false, message });

const damaged = (how: string): WorkResult =>
  refuse(`The file is damaged: ${how}. Copy it again from where you saved it, or choose another one.`);
const CHANGED = damaged("part of it was changed or cut off");
const FOREIGN = refuse(`This file was not saved by Receptive. Choose one whose name ends in “${WORK_FILE_END}”.`);
const NEWER = refuse(
  "The file was saved by a newer version of this app. Reload the page to get that version, then choose the file again.",
);
const UNREADABLE = refuse(
  "The browser could not read the file: it may have been moved, or its drive may be disconnected. Choose it again.",
);

/**
 * Reads what `writeWork` wrote, now or in an earlier version. Anything else comes back as a message; it never throws.
 */
export async function readWork(file: Blob): Promise<WorkResult> {
  if (file.size === 0) return damaged("it is empty");
  let frame: ArrayBuffer;
  let isWhole: boolean;
  try {
    frame = await file.slice(0, FRAME).arrayBuffer();
    const start = new TextDecoder().decode(frame.slice(0, MARK.length));
    if (!MARK.startsWith(start)) return FOREIGN;
    if (frame.byteLength < FRAME) return damaged("it is incomplete");
    isWhole = (await crc32Of(file.slice(FRAME))) === new DataView(frame).getUint32(MARK.length + 4, true);
  } catch {
    return UNREADABLE;
  }
  if (!isWhole) return CHANGED;
  try {
    const end = FRAME + new DataView(frame).getUint32(MARK.length, true);
    const header: unknown = JSON.parse(await file.slice(FRAME, end).text());
    const { version } = v.parse(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(1)) }), header);
    if (version > WORK_VERSION) return NEWER;
    const { saved, labs, kept } = v.parse(headerSchema, header);
    const bytes = file.slice(end);
    const read = async ({ note, record }: (typeof labs)[number]) => ({
      note: await readTagged(note, bytes),
      record: await readTagged(record, bytes),
    });
    return { ok: true, work: { saved, labs: await Promise.all(labs.map(read)), kept } };
  } catch {
    return damaged("its contents are not valid");
  }
}
