/** What the kernels say of the units. */
import { loadPhoto, photos } from "#data/photos.ts";
import { rgbaToChw } from "#data/pixels.ts";
import { withNetwork } from "#engine/show/with-network.ts";
import type { Device } from "#gpu/device.ts";
import type { ParameterValues } from "#nn/types.ts";
import {
  FIELD,
  FILTER_BIASES,
  FILTER_WEIGHTS,
  FILTERS,
  NORMALISATION,
  searchNetwork,
  SIDE,
  unitsNetwork,
} from "./filters.ts";
import { type Colours, cycleOf, FREQUENCIES, PHASES } from "./grating.ts";
import { ANGLES } from "./tuning.ts";

/** Numbers of one filter, which are those of one field, and of all planes of a picture. */
const LENGTH = FIELD.c * FIELD.h * FIELD.w;
/** Orientations of one pass: few enough for any graphics card. */
const AT_ONCE = 18;

export function normalised(planes: Float32Array): Float32Array {
  const { mean, std } = NORMALISATION;
  return planes.map((value) => (value - mean) / std);
}

/** The weights of one filter (C, H, W). */
export function filterOf(weights: ParameterValues, unit: number): Float32Array {
  return (weights.get(FILTER_WEIGHTS) ?? new Float32Array()).slice(unit * LENGTH, (unit + 1) * LENGTH);
}

/** The largest answer of every unit while a grating drifts by one cycle (frequency, angle, unit). */
export async function measureTuning(
  device: Device,
  weights: ParameterValues,
  colours: Colours,
  signal: AbortSignal,
): Promise<Float32Array> {
  const all = new Float32Array(FREQUENCIES.length * ANGLES.length * FILTERS);
  await withNetwork(device, unitsNetwork, { weights, batch: AT_ONCE * PHASES, signal }, async (run) => {
    let at = 0;
    for (const frequency of FREQUENCIES)
      for (let first = 0; first < ANGLES.length; first += AT_ONCE) {
        const input = new Float32Array(AT_ONCE * PHASES * LENGTH);
        ANGLES.slice(first, first + AT_ONCE)
          .flatMap((angle) => cycleOf({ colours, frequency, angle }, SIDE))
          .forEach((planes, i) => input.set(normalised(planes), i * LENGTH));
        const answers = await run(input);
        signal.throwIfAborted();
        for (let i = 0; i < answers.length; i++) {
          const place = at + Math.floor(i / (PHASES * FILTERS)) * FILTERS + (i % FILTERS);
          all[place] = Math.max(all[place] ?? 0, answers[i] ?? 0);
        }
        at += AT_ONCE * FILTERS;
      }
  });
  return all;
}

/** Side at which photos are searched: a square in their middle. */
const SEARCHED = 192;
const SEARCH = searchNetwork(SEARCHED);

/** A shipped photo, as planes (C, H, W). */
interface Searched {
  readonly title: string;
  readonly planes: Float32Array;
}

/** The shipped photos, for searches. */
export async function loadSearched(signal: AbortSignal): Promise<readonly Searched[]> {
  return Promise.all(
    photos.map(async ({ id, title }) => {
      const loaded = await loadPhoto(id, SEARCHED, { signal });
      if (!loaded.ok) throw new Error(loaded.message);
      return { title, planes: rgbaToChw(loaded.rgba, 3) };
    }),
  );
}

/** A piece of a photo, as large as what a unit sees. */
export interface Patch {
  readonly photo: string;
  readonly answer: number;
  readonly planes: Float32Array;
}

/** The piece of each photo that a unit answers most to, best first. */
export async function topPatches(
  device: Device,
  weights: ParameterValues,
  unit: number,
  searched: readonly Searched[],
  signal: AbortSignal,
): Promise<readonly Patch[]> {
  const own = new Map([
    [FILTER_WEIGHTS, filterOf(weights, unit)],
    [FILTER_BIASES, (weights.get(FILTER_BIASES) ?? new Float32Array(FILTERS)).slice(unit, unit + 1)],
  ]);
  return withNetwork(device, SEARCH, { weights: own, batch: 1, signal }, async (run) => {
    const found: Patch[] = [];
    for (const { title, planes } of searched) {
      const map = await run(normalised(planes));
      signal.throwIfAborted();
      found.push(bestOf(map, title, planes));
    }
    return found.toSorted((a, b) => b.answer - a.answer);
  });
}

function bestOf(map: Float32Array, photo: string, planes: Float32Array): Patch {
  let best = 0;
  map.forEach((answer, i) => {
    if (answer > (map[best] ?? 0)) best = i;
  });
  const across = Math.sqrt(map.length);
  // The search goes two pixels at a time.
  const [top, left] = [2 * Math.floor(best / across), 2 * (best % across)];
  const patch = new Float32Array(LENGTH);
  for (let c = 0; c < FIELD.c; c++)
    for (let y = 0; y < SIDE; y++) {
      const from = (c * SEARCHED + top + y) * SEARCHED + left;
      patch.set(planes.subarray(from, from + SIDE), (c * SIDE + y) * SIDE);
    }
  return { photo, answer: map[best] ?? 0, planes: patch };
}
