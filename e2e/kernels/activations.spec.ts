import { activations, isActivation } from "#nn/activations.ts";
import { expect, test } from "../fixtures.ts";

const SLOPE = 0.125;
/** From −9 to 9, finer near zero, and none where a function has a corner (0 and 6) or within a step of it. */
const POINTS = Array.from({ length: 121 }, (_, i) =>
  Math.fround(9 * Math.sign(i - 60.5) * (Math.abs(i - 60.5) / 60.5) ** 2),
);
const STEP = 1e-5;

/** Kernels against the table of `app/nn/activations.ts`, which is written apart from them, and its differences. */
for (const kind of Object.keys(activations).filter(isActivation)) {
  for (const fused of [false, true]) {
    test(`${kind} and its derivative, found ${fused ? "as a convolution writes" : "in passes of their own"}`, async ({
      harness,
    }) => {
      const run = await harness.evaluate((all) => window.receptive.activation(...all), [
        kind,
        SLOPE,
        POINTS,
        fused,
      ] as const);
      const { at } = activations[kind];
      POINTS.forEach((x, i) => {
        const slope = (at(x + STEP, SLOPE) - at(x - STEP, SLOPE)) / (2 * STEP);
        expect(Math.abs((run.y[i] ?? Number.NaN) - at(x, SLOPE)), `f(${x})`).toBeLessThan(
          2e-6 * Math.max(1, Math.abs(x)),
        );
        expect(Math.abs((run.slopes[i] ?? Number.NaN) - slope), `f'(${x})`).toBeLessThan(3e-6);
      });
    });
  }
}
