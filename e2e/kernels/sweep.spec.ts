import { expect, test } from "../fixtures.ts";

/** Layers compared; `SWEEP=3000 npm test -- --only kernels sweep` compares more, `SWEEP_SEED` other ones. */
const COUNT = Number(process.env["SWEEP"] ?? 240);
const FIRST = Number(process.env["SWEEP_SEED"] ?? 1);
const AT_ONCE = 40;

test("random layers agree on a device with four draw buffers and small textures as well", async ({ harness }) => {
  const few = { maxDrawBuffers: 4, maxTextureSize: 128 };
  const findings = await harness.evaluate(([from, weaker]) => window.receptive.sweep(from, 60, weaker), [
    FIRST + COUNT,
    few,
  ] as const);
  expect(findings).toEqual([]);
});

for (let first = FIRST; first < FIRST + COUNT; first += AT_ONCE) {
  const count = Math.min(AT_ONCE, FIRST + COUNT - first);
  test(`random layers of seeds ${first} to ${first + count - 1} agree with plain loops and finite differences`, async ({
    harness,
  }) => {
    const findings = await harness.evaluate(([from, many]) => window.receptive.sweep(from, many), [
      first,
      count,
    ] as const);
    expect(findings).toEqual([]);
  });
}
