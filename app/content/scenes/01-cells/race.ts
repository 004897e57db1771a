import { withNetwork } from "#engine/show/with-network.ts";
import type { Device } from "#gpu/device.ts";
import { describe } from "#nn/report.ts";
import type { ParameterValues } from "#nn/types.ts";
import { cellAt } from "./grid.ts";
import { CELL, cellNetwork, COLUMNS, placesOf, ROWS, slidNetwork, type Step } from "./network.ts";

/** Cells that are classified at once: as many as the grid has. */
const BATCH = ROWS * COLUMNS;

/** Both ways to the same labels: multiply-accumulates of each. */
export function costs(step: Step) {
  const { h, w } = placesOf(step);
  return { places: h * w, cells: h * w * describe(cellNetwork).macs, pass: describe(slidNetwork(step)).macs };
}

export interface Race {
  readonly cellsMs: number;
  readonly passMs: number;
  /** Between the outputs of the two, over all places and classes. */
  readonly difference: number;
  /** The largest absolute output. */
  readonly scale: number;
}

interface RaceOptions {
  readonly weights: ParameterValues;
  /** What `gridInput` gives. */
  readonly input: Float32Array;
  readonly step: Step;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/**
 * Classifies every place of the grid twice: cell by cell, a batch at a time, and in one pass. Times run from handing over
 * the pixels to having the answers; compiling is over by then.
 */
export async function race(device: Device, { weights, input, step, signal, onProgress }: RaceOptions): Promise<Race> {
  const { h, w } = placesOf(step);
  const places = h * w;
  return withNetwork(device, slidNetwork(step), { weights, batch: 1, signal }, (pass) =>
    withNetwork(device, cellNetwork, { weights, batch: BATCH, signal }, async (cells) => {
      const began = performance.now();
      const slid = await pass(input);
      const passMs = performance.now() - began;
      let [cellsMs, difference, scale] = [0, 0, 0];
      for (let first = 0; first < places; first += BATCH) {
        const count = Math.min(BATCH, places - first);
        const batch = new Float32Array(BATCH * 3 * CELL * CELL);
        for (let i = 0; i < count; i++) batch.set(cellAt(input, step, first + i), i * 3 * CELL * CELL);
        const from = performance.now();
        const output = await cells(batch);
        cellsMs += performance.now() - from;
        signal.throwIfAborted();
        const classes = output.length / BATCH;
        for (let i = 0; i < count; i++)
          for (let c = 0; c < classes; c++) {
            const alone = output[i * classes + c] ?? 0;
            difference = Math.max(difference, Math.abs(alone - (slid[c * places + first + i] ?? 0)));
            scale = Math.max(scale, Math.abs(alone));
          }
        onProgress((first + count) / places);
      }
      return { cellsMs, passMs, difference, scale };
    }),
  );
}
