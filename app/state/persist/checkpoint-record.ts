/**
 * A checkpoint as stored in the browser's database: small values as they are, and all tensors end to end in one blob,
 * or as bytes if the database cannot store blobs (`storable.ts`).
 */
import * as v from "valibot";
import { inPieces } from "#gpu/turns.ts";
import type { SlotName } from "#engine/parameters/parameters.ts";
import type { ParameterValues } from "#nn/types.ts";
import { type Checkpoint, checkpointBytes } from "#engine/train/checkpoint.ts";

export const floats = v.custom<Float32Array>((value) => value instanceof Float32Array);
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const slot = v.picklist(["values", "gradients", "slot0", "slot1"]);
const common = {
  step: whole,
  /** Missing in records from before the batch size could change during a run. */
  seen: v.optional(whole),
  time: whole,
  optimizer: v.picklist(["sgd", "adam", "adamw"]),
  statistics: v.map(v.string(), v.object({ mean: floats, variance: floats })),
};

/** A stored checkpoint. */
export const checkpointSchema = v.object({
  ...common,
  tensors: v.array(v.object({ slot, name: v.string(), length: whole })),
  data: v.union([v.instance(Blob), v.instance(ArrayBuffer)]),
});
type CheckpointRecord = v.InferOutput<typeof checkpointSchema>;
/** A packed checkpoint. */
type PackedCheckpoint = CheckpointRecord & { readonly data: Blob };

/** The earlier format: a copy of every array in the record itself, which freezes the page if they are large. */
export const plainCheckpointSchema = v.object({ ...common, slots: v.map(slot, v.map(v.string(), floats)) });

/** A stored checkpoint: it may lack the number of images seen. */
export type StoredCheckpoint = Omit<Checkpoint, "seen"> & { readonly seen?: number | undefined };

/** Floats added to a blob at once: a megabyte. */
const PIECE = 2 ** 18;

function* packing({ slots, ...rest }: Checkpoint): Generator<number, PackedCheckpoint> {
  const all = [...slots].flatMap(([of, values]) => [...values].map(([name, data]) => ({ slot: of, name, data })));
  const total = all.reduce((sum, { data }) => sum + data.length, 0);
  const pieces: Blob[] = [];
  let done = 0;
  for (const { data } of all) {
    for (let first = 0; first < data.length; first += PIECE) {
      const piece = data.slice(first, first + PIECE);
      pieces.push(new Blob([piece]));
      done += piece.length;
      yield done / total;
    }
  }
  return {
    step: rest.step,
    seen: rest.seen,
    time: rest.time,
    optimizer: rest.optimizer,
    statistics: new Map(rest.statistics),
    tensors: all.map(({ slot: of, name, data }) => ({ slot: of, name, length: data.length })),
    data: new Blob(pieces),
  };
}

/** Maximum bytes of tensors stored: browsers accept larger blobs, but lose them. */
export const MOST_BYTES = 2 ** 28;

/**
 * Packs a checkpoint into a record, in pieces, so that the page stays responsive. Null if the browser cannot hold its
 * tensors: a blob that is too large breaks silently, which is noticed only when it is read.
 */
export async function packCheckpoint(checkpoint: Checkpoint): Promise<PackedCheckpoint | null> {
  if (checkpointBytes(checkpoint) > MOST_BYTES) return null;
  const record = await inPieces(packing(checkpoint));
  const readable = await record.data
    .slice(-1)
    .arrayBuffer()
    .catch(() => null);
  return readable && record;
}

/** The checkpoint of a record; null if its data does not match the record. Throws if it cannot be read. */
export async function unpackCheckpoint({ tensors, data, ...rest }: CheckpointRecord): Promise<StoredCheckpoint | null> {
  const ends: number[] = [];
  for (const { length } of tensors) ends.push((ends.at(-1) ?? 0) + length * Float32Array.BYTES_PER_ELEMENT);
  const blob = data instanceof Blob ? data : new Blob([data]);
  if (blob.size !== (ends.at(-1) ?? 0)) return null;
  const arrays = await Promise.all(
    tensors.map(async (_, i) => new Float32Array(await blob.slice(ends[i - 1] ?? 0, ends[i]).arrayBuffer())),
  );
  const slots = new Map<SlotName, Map<string, Float32Array>>();
  for (const [i, { slot: of, name }] of tensors.entries()) {
    const values = slots.get(of) ?? new Map<string, Float32Array>();
    slots.set(of, values.set(name, arrays[i] ?? new Float32Array()));
  }
  return { ...rest, slots: new Map<SlotName, ParameterValues>(slots) };
}
