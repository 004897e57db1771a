import { expect, test } from "@playwright/test";
import { epochPlace, seenAfterStep, seenAfterSteps, stepsOfEpoch } from "#nn/epochs.ts";
import { rateFactor } from "#nn/schedule.ts";

const IMAGES = 10_000;

/** Images behind a run after so many steps of each batch, one after the other. */
function seenAfter(images: number, ...runs: readonly (readonly [steps: number, batch: number])[]): number {
  let seen = 0;
  for (const [steps, batch] of runs) for (let i = 0; i < steps; i++) seen = seenAfterStep(seen, images, batch);
  return seen;
}

test("a larger batch goes on in the epoch under way, and the rate with it", () => {
  const before = epochPlace(seenAfter(IMAGES, [127, 32]), IMAGES, 32);
  const seen = seenAfter(IMAGES, [127, 32], [1, 256]);
  expect(seen).toBe(127 * 32 + 256);
  const { epoch, epochs } = epochPlace(seen, IMAGES, 256);
  expect(epoch).toBe(0);
  expect(before.epochs).toBeCloseTo(0.41, 2);
  expect(epochs).toBeCloseTo(0.43, 2);
  expect(0.003 * rateFactor({ kind: "cosine", epochs: 2 }, epochs)).toBeCloseTo(0.0027, 4);
});

test("a smaller batch does not take the run back", () => {
  const seen = seenAfter(IMAGES, [20, 256], [1, 8]);
  expect(epochPlace(seen, IMAGES, 8)).toMatchObject({ epoch: 0, offset: 20 * 256 + 8 });
  expect(epochPlace(seen, IMAGES, 8).epochs).toBeCloseTo(0.51, 2);
});

test("with one batch throughout, every step is where whole batches per epoch put it", () => {
  for (const [images, batch] of [
    [IMAGES, 32],
    [100, 25],
    [100, 33],
    [5, 8],
  ] as const) {
    const perEpoch = stepsOfEpoch(images, batch);
    let seen = 0;
    for (let step = 0; step < 2 * perEpoch + 3; step++) {
      const place = epochPlace(seen, images, batch);
      expect(place).toEqual({
        epoch: Math.floor(step / perEpoch),
        offset: (step % perEpoch) * batch,
        stepsLeft: perEpoch - (step % perEpoch),
        epochs: step / perEpoch,
      });
      expect(seenAfterSteps(step, images, batch)).toBe(seen);
      seen = seenAfterStep(seen, images, batch);
    }
  }
});

test("no batch reaches over the end of an epoch, whatever came before", () => {
  const seen = seenAfter(100, [9, 10]);
  expect(epochPlace(seen, 100, 32)).toEqual({ epoch: 1, offset: 0, stepsLeft: 3, epochs: 1 });
  expect(epochPlace(seen, 100, 5)).toMatchObject({ epoch: 0, offset: 90, stepsLeft: 2 });
  expect(seenAfterStep(seen, 100, 32)).toBe(132);
});
