import { useMemo } from "react";
import { evaluate } from "#engine/show/evaluate.ts";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import { bent, type Field, STILL } from "./bend.ts";
import { changeOf, pooledValue, responses } from "./responses.ts";
import type { Window } from "./state.ts";

/** Largest displacements at which a curve is measured, in pixels. */
export const LENGTHS = [1, 2, 3, 4, 6, 8, 12, 16] as const;

/** Relative changes at each of `LENGTHS`. */
export interface Curves {
  /** What they belong to. */
  readonly of: object;
  readonly none: readonly number[];
  readonly max: readonly number[];
  readonly mean: readonly number[];
}

/** One batch through the kernels: a photo (PHOTO, PHOTO), and the photo bent more and more. */
async function measureCurves(device: Device, setting: Setting, signal: AbortSignal): Promise<Curves> {
  const { grey, field, window } = setting;
  const lengths = [0, ...LENGTHS];
  const input = new Float32Array(lengths.length * STILL.uy.length);
  lengths.forEach((length, i) => input.set(bent(grey, field, length / field.largest), i * STILL.uy.length));
  const wanted = [responses.none, pooledValue("max", window), pooledValue("mean", window)];
  const { values } = await evaluate(device, responses.graph, {
    weights: responses.weights,
    input,
    batch: lengths.length,
    keep: wanted,
    signal,
  });
  const [none = [], max = [], mean = []] = wanted.map((value) => {
    const read = values.get(value) ?? new Float32Array();
    return LENGTHS.map((_, i) => changeOf(read, lengths.length, i + 1));
  });
  return { of: setting, none, max, mean };
}

interface Setting {
  readonly grey: Float32Array;
  /** A bend of any strength but none: the curve is measured along it. */
  readonly field: Field;
  readonly window: Window;
}

/** The curves of a bend that grows, measured again whenever anything changes; none without photo or field. */
export function useCurves(device: Device, grey: Float32Array | null, field: Field | null, window: Window): Job<Curves> {
  const setting = useMemo(() => grey && field && { grey, field, window }, [grey, field, window]);
  return useJob(setting && ((signal) => measureCurves(device, setting, signal)), [device, setting]);
}
