import { expect, test } from "../fixtures.ts";

test("half floats hold the gradients of a large batch, back to the first layer of a network that is nearly always right", async ({
  harness,
}) => {
  const errors = await harness.evaluate(() => window.receptive.halfGradientErrors(256));
  const names = Object.keys(errors);
  expect(names.length).toBeGreaterThan(9);
  // What is left comes of ReLUs that half floats open or close.
  for (const name of names) expect(errors[name], name).toBeLessThan(0.1);
});

test("half floats hold what a batch norm sums over a large batch", async ({ harness }) => {
  for (const [batch, deviation] of [
    [32, 2],
    [128, 30],
    [256, 100],
  ] as const)
    expect(
      await harness.evaluate((each) => window.receptive.halfNormError(...each), [batch, deviation] as const),
    ).toBeLessThan(2e-3);
});
