/**
 * Safetensors, a file format for named tensors: eight bytes with the header's length, a
 * JSON header, then the numbers. Only 32-bit floats are written and read.
 * Source: the format's published specification (Hugging Face).
 */
import * as v from "valibot";

export interface NamedTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}
export type Tensors = ReadonlyMap<string, NamedTensor>;
export type SafetensorsResult =
  | { readonly ok: true; readonly tensors: Tensors }
  | { readonly ok: false; readonly message: string };

const entrySchema = v.object({
  dtype: v.string(),
  shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
  data_offsets: v.tuple([
    v.pipe(v.number(), v.integer(), v.minValue(0)),
    v.pipe(v.number(), v.integer(), v.minValue(0)),
  ]),
});

/** Writes tensors to one file, in the map's order. */
export function writeSafetensors(tensors: Tensors): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = {};
  let offset = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype: "F32", shape, data_offsets: [offset, offset + data.byteLength] };
    offset += data.byteLength;
  }
  const text = JSON.stringify(header);
  // The header ends on a multiple of eight bytes, so that the numbers are aligned.
  const json = new TextEncoder().encode(text.padEnd(Math.ceil(text.length / 8) * 8, " "));
  const file = new Uint8Array(8 + json.length + offset);
  new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
  file.set(json, 8);
  let at = 8 + json.length;
  for (const { data } of tensors.values()) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}

function refuse(why: string): SafetensorsResult {
  return { ok: false, message: `This is not a safetensors file that can be read here: ${why}` };
}

/** Reads a file of 32-bit float tensors. Damaged files and other number types return a message. */
export function readSafetensors(file: ArrayBuffer): SafetensorsResult {
  if (file.byteLength < 8) return refuse("it is too short.");
  const length = Number(new DataView(file).getBigUint64(0, true));
  const start = 8 + length;
  if (start > file.byteLength) return refuse("its header is longer than the file.");
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 8, length)));
  } catch {
    return refuse("its header is not JSON.");
  }
  if (typeof header !== "object" || header === null) return refuse("its header holds no tensors.");
  const tensors = new Map<string, NamedTensor>();
  for (const [name, value] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const parsed = v.safeParse(entrySchema, value);
    if (!parsed.success) return refuse(`its entry "${name}" is malformed.`);
    const { dtype, shape, data_offsets } = parsed.output;
    const [from, to] = data_offsets;
    const count = shape.reduce((a, b) => a * b, 1);
    if (dtype !== "F32") return refuse(`"${name}" holds ${dtype} numbers; only F32 is read.`);
    if (to - from !== 4 * count || start + to > file.byteLength)
      return refuse(`the numbers of "${name}" are incomplete.`);
    tensors.set(name, { shape, data: new Float32Array(file.slice(start + from, start + to)) });
  }
  return { ok: true, tensors };
}
