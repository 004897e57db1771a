import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "../fixtures.ts";
import type { GoldenCase } from "../harness/golden-format.ts";

const FOLDER = new URL("../fixtures/golden/", import.meta.url);
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .toSorted();

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.waitForFunction(() => "receptive" in window);
});

test("this browser computes with WebGL 2 and float targets", async ({ page }) => {
  const can = await page.evaluate(() => {
    const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
    return gl !== null && gl.getExtension("EXT_color_buffer_float") !== null;
  });
  expect(can).toBe(true);
  expect(names.length).toBeGreaterThan(40);
});

for (const name of names) {
  test(`PyTorch's numbers: ${name.replace(".json", "")}`, async ({ page }) => {
    const golden = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as GoldenCase;
    const result = await page.evaluate((each) => window.receptive.golden(each), golden);
    expect(result).toHaveProperty("supported", true);
    const comparisons = "comparisons" in result ? result.comparisons : [];
    expect(comparisons.length).toBeGreaterThan(0);
    for (const { output, error, tolerance } of comparisons)
      expect(error, `${output}: relative error`).toBeLessThanOrEqual(tolerance);
  });
}

test("running the cases leaves no texture behind", async ({ page }) => {
  for (const name of names.filter((each) => /conv2d_0|residual|trajectory/.test(each))) {
    const golden = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as GoldenCase;
    await page.evaluate((each) => window.receptive.golden(each), golden);
  }
  expect(await page.evaluate(() => window.receptive.liveTextures())).toBe(0);
});
