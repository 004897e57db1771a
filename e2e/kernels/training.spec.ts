import { expect, test } from "../fixtures.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.waitForFunction(() => "receptive" in window);
});

test("300 steps of the default network with default settings classify at least 90 % of the test images correctly", async ({
  page,
}) => {
  const result = await page.evaluate(() =>
    window.receptive.train({
      network: "digits",
      steps: 300,
      batch: 32,
      seed: 1,
      optimizer: { kind: "adam", rate: 0.003, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0 },
    }),
  );
  expect(result.losses).toHaveLength(300);
  expect(result.losses[0]).toBeGreaterThan(1.5);
  expect(result.accuracy).toBeGreaterThanOrEqual(0.9);
});

test("a schedule sets the learning rate of each step: it is zero after a factor of zero", async ({ page }) => {
  const weightsAfter = (steps: number, every: number) =>
    page.evaluate(
      ([count, epochs]) =>
        window.receptive
          .train({
            network: "digits",
            steps: count,
            batch: 32,
            seed: 1,
            optimizer: { kind: "sgd", rate: 0.01, momentum: 0.9, weightDecay: 0 },
            schedule: { kind: "step", every: epochs, factor: 0 },
          })
          .then(({ file }) => file.join()),
      [steps, every] as const,
    );
  const first = await weightsAfter(1, 0.001);
  expect(await weightsAfter(4, 0.001)).toBe(first);
  expect(await weightsAfter(4, 1)).not.toBe(first);
});

test("building, training and freeing the networks for digits, ten times over, leaves no texture, and compiles nothing for those that were there before", async ({
  page,
}) => {
  const counts = await page.evaluate(() => window.receptive.buildTrainFree(10));
  expect(counts.peak).toBeGreaterThan(20);
  expect(counts.after).toEqual(counts.before);
  expect(counts.networks).toBeLessThan(10);
  expect(counts.programs[0]).toBeGreaterThan(5);
  expect(counts.programs.at(-1)).toBe(counts.programs[counts.networks - 1]);
});

for (const rows of [33, 50]) {
  test(`weights of ${rows} rows that are heavy for a device are stepped in bands, to the same values`, async ({
    page,
  }) => {
    const { bandRows, different, count, left } = await page.evaluate((n) => window.receptive.stepInBands(n), rows);
    expect(bandRows[0]).toBe(rows);
    expect(bandRows[1]).toBeLessThan(rows / 8);
    expect(count).toBe(2 * rows * 256);
    expect(different).toBe(0);
    expect(left).toBe(0);
  });
}

for (const [height, width] of [
  [4, 32768],
  [8192, 4],
  [4099, 61],
] as const) {
  test(`every texel of a texture for ${height} x ${width} pixels is read correctly`, async ({ page }) => {
    for (const sampled of [true, false])
      expect(
        await page.evaluate((size) => window.receptive.misreadTexels(...size), [height, width, sampled] as const),
      ).toBe(0);
  });
}

test("weights uploaded in pieces are read back unchanged, as a whole or filter by filter", async ({ page }) => {
  const { pieces, ...rest } = await page.evaluate(() => window.receptive.returnedParameters());
  expect(pieces).toBeGreaterThan(1);
  expect(rest).toEqual({ wrong: [], again: 0, none: 0, left: 0 });
});

for (const [what, montage, copies] of [
  ["maps side by side", { cellWidth: 9, cellHeight: 5, columns: 3, count: 7, gap: 1 }, 1],
  ["more pictures than one surface holds", { cellWidth: 700, cellHeight: 900, columns: 1, count: 1, gap: 0 }, 3],
  ["maps that are shown smaller", { cellWidth: 61, cellHeight: 37, columns: 2, count: 5, gap: 4, shrink: 3 }, 2],
] as const) {
  test(`canvases show the values: ${what}`, async ({ page }) => {
    const { wrong, pixels, values } = await page.evaluate(([of, times]) => window.receptive.misdrawnPixels(of, times), [
      montage,
      copies,
    ] as const);
    expect(wrong).toBe(0);
    const across = "shrink" in montage ? montage.shrink : 1;
    expect(pixels).toBe(copies * Math.ceil(values.width / across) * Math.ceil(values.height / across));
  });
}

test("using a freed texture throws with its name", async ({ page }) => {
  expect(await page.evaluate(() => window.receptive.useAfterFree())).toContain('"my tensor"');
});

test("a training step that is given up half way has not happened", async ({ harness }) => {
  // Once the weights are written, after 11 pieces, it can no longer be given up.
  const done = await harness.evaluate(() => window.receptive.afterGivingUp(11));
  expect(done.length).toBeGreaterThan(100);
  for (const pieces of [2, 7])
    expect(await harness.evaluate((count) => window.receptive.afterGivingUp(count), pieces)).toEqual(done);
});
