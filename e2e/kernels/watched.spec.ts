import { expect, test } from "../fixtures.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.waitForFunction(() => "receptive" in window);
});

for (const weaker of [{ maxPhases: 4 }, { maxPhases: 1 }] as const)
  test(`training that is watched goes as it would unseen, and what is seen is so ${JSON.stringify(weaker)}`, async ({
    page,
  }) => {
    const { left, losses, steps, sizes, gradients } = await page.evaluate(
      (each) => window.receptive.watched(each),
      weaker,
    );
    expect(left).toBe(0);
    expect(losses.watched).toHaveLength(8);
    expect(losses.again).toEqual(losses.watched);
    expect(losses.unwatched).toEqual(losses.watched);
    expect(new Set(losses.watched).size).toBe(8);
    expect(steps).toEqual([0, 3, 6, 7]);
    expect(sizes.seen).toHaveLength(4);
    expect(sizes.measured).toEqual(sizes.seen);
    for (const [i, size] of sizes.read.entries()) {
      expect(size).toBeGreaterThan(0.1);
      expect(Math.abs((sizes.measured[i] ?? 0) / size - 1)).toBeLessThan(1e-5);
    }
    expect(gradients.map(({ name }) => name)).toEqual([
      "first",
      "block1.conv1",
      "block1.conv2",
      "block2.conv1",
      "block2.conv2",
      "classes",
    ]);
    for (const { norm, read } of gradients) {
      expect(read).toBeGreaterThan(0);
      expect(Math.abs(norm / read - 1)).toBeLessThan(1e-5);
    }
  });

test("a sum passes the gradient that it gets to both of its terms, whole", async ({ page }) => {
  const { given, f, x } = await page.evaluate(() => window.receptive.gradientsOfSum());
  expect(f).toHaveLength(392);
  for (const [i, value] of given.entries()) expect(f[i]).toBeCloseTo(value, 6);
  // To x, what comes back through F is added.
  expect(x).toHaveLength(392);
  expect(x).not.toEqual(f);
});
