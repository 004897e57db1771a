import { expect, test } from "../fixtures.ts";

for (const kind of ["sgd", "adam"] as const) {
  test(`launches that are run again leave what new ones would, with ${kind} and batches of several sizes`, async ({
    harness,
  }) => {
    const result = await harness.evaluate((all) => window.receptive.replayed(...all), [
      [4, 4, 4, 2, 4, 2, 2, 4],
      kind,
    ] as const);
    expect(result.count).toBeGreaterThan(1000);
    expect(result.moving).toBeGreaterThan(1000);
    expect(result.different).toBe(0);
    expect(result.left).toBe(0);
  });
}

test("a launch is run again after programs were forgotten, and not with a texture that was freed", async ({
  harness,
}) => {
  const { draws, complaints } = await harness.evaluate(() => window.receptive.rerun());
  expect(draws).toBe(2);
  expect(complaints[0]).toContain('"a" was used after it was freed');
  expect(complaints[1]).toContain('"the sum" was used after it was freed');
});

test("a training step of the network for digits takes at most 20 launches on a card, three more in software", async ({
  harness,
}) => {
  expect(await harness.evaluate(() => window.receptive.launchesOfStep(false))).toBeLessThanOrEqual(20);
  expect(await harness.evaluate(() => window.receptive.launchesOfStep(true))).toBeLessThanOrEqual(23);
});
