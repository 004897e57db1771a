import { expect, test } from "../fixtures.ts";

/** `ZOO=all npm test -- --only kernels zoo` runs every network; otherwise those that take seconds on a processor. */
const ALL = process.env["ZOO"] === "all";

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await page.waitForFunction(() => "receptive" in window);
});

const LIGHT = ["alexnet", "alexnet_2012", "resnet18", "squeezenet1_0", "mobilenet_v2"];
const HEAVY = [
  "zfnet",
  "vgg11",
  "vgg11_bn",
  "vgg16",
  "vgg16_bn",
  "vgg19",
  "vgg19_bn",
  "resnet34",
  "resnet50",
  "resnet101",
  "resnet152",
  "plain18",
  "plain34",
  "densenet121",
];
for (const id of ALL ? [...LIGHT, ...HEAVY] : LIGHT) {
  test(`${id} runs forward at full size within a gigabyte of textures`, async ({ page }) => {
    const { logits, ms, peakBytes, left, progress } = await page.evaluate(
      (network) => window.receptive.zoo.forwardFull(network),
      id,
    );
    console.log(`${id}: ${Math.round(ms)} ms, ${Math.round(peakBytes / 1e6)} MB`);
    expect(logits).toHaveLength(1000);
    expect(logits.every(Number.isFinite)).toBe(true);
    expect(new Set(logits).size).toBeGreaterThan(100);
    expect(peakBytes).toBeLessThan(1e9);
    expect(left).toBe(0);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });
}

/** Sides of the images that each family is trained on here. */
const SIDES: readonly (readonly [id: string, side: number])[] = [
  ["resnet18", 32],
  ["squeezenet1_0", 33],
  // At 32 pixels its last batch norms see four values each: PyTorch in single and in double precision disagree then too.
  ["mobilenet_v2", 64],
];
const SLOW_SIDES: readonly (readonly [id: string, side: number])[] = [
  ["alexnet", 64],
  ["alexnet_2012", 67],
  ["zfnet", 64],
  ["vgg11", 32],
  ["vgg11_bn", 32],
  ["vgg16", 32],
  ["vgg16_bn", 32],
  ["vgg19", 32],
  ["vgg19_bn", 32],
  ["resnet34", 32],
  ["resnet50", 32],
  ["resnet101", 32],
  ["resnet152", 32],
  ["plain18", 32],
  ["plain34", 32],
  ["densenet121", 32],
];
for (const [id, side] of ALL ? [...SIDES, ...SLOW_SIDES] : SIDES) {
  test(`${id} trains on images of ${side} x ${side}`, async ({ page }) => {
    const { losses, left } = await page.evaluate(
      ([network, size]) => window.receptive.zoo.trainSmall(network, size, 6),
      [id, side] as const,
    );
    console.log(`${id}: ${losses.map((loss) => loss.toFixed(2)).join(" ")}`);
    expect(losses.every(Number.isFinite)).toBe(true);
    expect(Math.min(...losses)).toBeLessThan(losses[0] ?? 0);
    expect(left).toBe(0);
  });
}

test("sharing tensors between values changes no result and saves most of the memory for feature maps", async ({
  page,
}) => {
  const { results, bytes } = await page.evaluate(() => window.receptive.zoo.sharedTensors("mobilenet_v2", 96));
  expect(results[1]).toHaveLength(20);
  for (const [i, value] of (results[0] ?? []).entries()) expect(results[1]?.[i]).toBeCloseTo(value, 4);
  expect((bytes[1] ?? 0) / (bytes[0] ?? 1)).toBeLessThan(0.35);
});

test("a network that does not fit is refused before anything is allocated, with the numbers", async ({ page }) => {
  const refusal = (id: string, limits: object, training = false) =>
    page.evaluate(([a, b, c]) => window.receptive.zoo.refusal(a, b, c), [id, limits, training] as const);
  expect(await refusal("alexnet", { maxBytes: 100e6 })).toMatch(/This needs 24\d MB of textures .* up to 100 MB/);
  expect(await refusal("alexnet", {}, true)).toBe("");
  expect(await refusal("alexnet", { maxBytes: 500e6 }, true)).toMatch(/for training/);
  expect(await refusal("alexnet", { maxTextureSize: 32 })).toMatch(/32/);
});
