/**
 * Values that JSON cannot represent, as JSON and one sequence of bytes: a map, floats, a blob (or bytes, which are read back
 * as a blob) or a number that is not finite becomes an object with one key that begins with a dollar sign. Anything that
 * cannot be written becomes null.
 */
import * as v from "valibot";

type Pair = readonly [number, number];

/** Writes a value; binary data goes to `parts`, in order. */
export class TaggedWriter {
  readonly parts: Blob[] = [];
  #size = 0;

  #bytes(blob: Blob): Pair {
    const place: Pair = [this.#size, blob.size];
    this.parts.push(blob);
    this.#size += blob.size;
    return place;
  }

  write(value: unknown): unknown {
    if (typeof value === "number" && !Number.isFinite(value)) return { $number: String(value) };
    if (["string", "number", "boolean"].includes(typeof value) || value === null) return value;
    if (value instanceof Float32Array) return { $floats: this.#bytes(new Blob([value.slice()])) };
    if (value instanceof Blob) return { $blob: this.#bytes(value) };
    // The reader may store it as either.
    if (value instanceof ArrayBuffer) return { $blob: this.#bytes(new Blob([value])) };
    if (value instanceof Map) return { $map: [...value].map(([key, each]) => [this.write(key), this.write(each)]) };
    if (Array.isArray(value)) return value.map((each) => this.write(each));
    if (typeof value !== "object") return null;
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    const isPlain = entries.every(([key]) => !key.startsWith("$"));
    const written = entries.map(([key, each]) => [key, this.write(each)] as const);
    return isPlain ? Object.fromEntries(written) : { $object: written };
  }
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const place = v.tuple([count, count]);
const tags = v.union([
  v.strictObject({ $number: v.string() }),
  v.strictObject({ $floats: place }),
  v.strictObject({ $blob: place }),
  v.strictObject({ $map: v.array(v.tuple([v.unknown(), v.unknown()])) }),
  v.strictObject({ $object: v.array(v.tuple([v.string(), v.unknown()])) }),
]);

/** The bytes at a position. Throws if some are missing. */
async function bytesAt(bytes: Blob, [from, size]: Pair): Promise<ArrayBuffer> {
  if (from + size > bytes.size) throw new RangeError("Bytes are missing");
  return bytes.slice(from, from + size).arrayBuffer();
}

/** Reads the output of `TaggedWriter`. Throws on anything else. */
export async function readTagged(value: unknown, bytes: Blob): Promise<unknown> {
  const read = (each: unknown): Promise<unknown> => readTagged(each, bytes);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return Promise.all(value.map(read));
  if (!Object.keys(value).some((key) => key.startsWith("$"))) {
    const entries = Object.entries(value).map(async ([key, each]) => [key, await read(each)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }
  const tag = v.parse(tags, value);
  if ("$number" in tag) return Number(tag.$number);
  if ("$floats" in tag) return new Float32Array(await bytesAt(bytes, tag.$floats));
  // A copy, since the file may be gone when the blob is read.
  if ("$blob" in tag) return new Blob([await bytesAt(bytes, tag.$blob)]);
  if ("$map" in tag) {
    return new Map(
      await Promise.all(tag.$map.map(async ([key, each]) => [await read(key), await read(each)] as const)),
    );
  }
  const entries = tag.$object.map(async ([key, each]) => [key, await read(each)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
