import { expect, test } from "../fixtures.ts";

/** What PyTorch's float32 comes to on such data, rounded up: 1e-5, 2e-8, 5e-8, 2e-7, 5e-5 and 9e-8. */
const MOST = { y: 1.5e-5, mean: 2e-7, variance: 5e-7, dx: 1e-6, gradGamma: 1e-4, gradBeta: 1e-6 } as const;

test("batch norm keeps PyTorch's digits where the mean is a thousand times the deviation", async ({ harness }) => {
  const errors = await harness.evaluate(() => window.receptive.batchNormErrors(1000));
  expect(errors.y).toBeLessThan(MOST.y);
  expect(errors.mean).toBeLessThan(MOST.mean);
  expect(errors.variance).toBeLessThan(MOST.variance);
  expect(errors.dx).toBeLessThan(MOST.dx);
  expect(errors.gradGamma).toBeLessThan(MOST.gradGamma);
  expect(errors.gradBeta).toBeLessThan(MOST.gradBeta);
});
