import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "../fixtures.ts";
import type { GoldenCase } from "../harness/golden-format.ts";

const FOLDER = new URL("../fixtures/golden/", import.meta.url);
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .toSorted();

test("this browser computes with WebGL 2 and float targets", async ({ harness }) => {
  const can = await harness.evaluate(() => {
    const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
    return gl !== null && gl.getExtension("EXT_color_buffer_float") !== null;
  });
  expect(can).toBe(true);
  expect(names.length).toBeGreaterThan(40);
});

for (const name of names) {
  test(`PyTorch's results: ${name.replace(".json", "")}`, async ({ harness }) => {
    const golden = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as GoldenCase;
    const result = await harness.evaluate((each) => window.receptive.golden(each), golden);
    expect(result).toHaveProperty("supported", true);
    const comparisons = "comparisons" in result ? result.comparisons : [];
    expect(comparisons.length).toBeGreaterThan(0);
    for (const { output, error, tolerance } of comparisons)
      expect(error, `${output}: relative error`).toBeLessThanOrEqual(tolerance);
  });
}

/** A few cases of each kind, for what follows; `npm run golden -- --limits ...` runs all of them. */
const FEW =
  /conv2d_0[0-5]|pool2d_[01]|batch_norm|dense_0|norm_0|residual|trajectory_(sgd|adam\.)|fire_0|upsample_0|entropy_0/;
/** Devices with less than this one, the other way to read texels, and the layout of what is looked at. */
const WEAKER = [
  { maxDrawBuffers: 4 },
  { maxDrawBuffers: 4, maxLayers: 256, maxTextureSize: 100 },
  { sampled: false },
  { isSoftware: false, sampled: true },
  { keepAll: true },
  { halfFloat: true },
  // Little memory: weights of a few kilobytes are heavy, and are stepped in bands.
  { maxBytes: 480_000 },
  // A weak chip, to which all is much work: draws are made in pieces.
  { isSoftware: false, maxWork: 100, fewFragments: 1 },
];
for (const weaker of WEAKER) {
  test(`PyTorch's results on a device with ${JSON.stringify(weaker)}`, async ({ harness }) => {
    for (const name of names.filter((each) => FEW.test(each))) {
      const golden = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as GoldenCase;
      const result = await harness.evaluate((each) => window.receptive.golden(...each), [golden, weaker] as const);
      expect(result, name).toHaveProperty("supported", true);
      for (const { output, error, tolerance } of "comparisons" in result ? result.comparisons : [])
        expect(error, `${name}, ${output}: relative error`).toBeLessThanOrEqual(tolerance);
    }
  });
}

test("running the cases leaves no texture behind", async ({ harness }) => {
  for (const name of names.filter((each) => /conv2d_0|residual|trajectory/.test(each))) {
    const golden = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")) as GoldenCase;
    await harness.evaluate((each) => window.receptive.golden(each), golden);
  }
  expect(await harness.evaluate(() => window.receptive.liveTextures())).toBe(0);
});
