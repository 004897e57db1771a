import { expect, test } from "../fixtures.ts";

for (const [name, weaker, most] of [
  ["float", {}, 1e-6],
  ["fetched texels", { sampled: false }, 1e-6],
  ["sampled textures", { sampled: true }, 1e-6],
  ["half floats", { halfFloat: true }, 1e-3],
] as const) {
  test(`sums over pairs of pixels agree with plain loops, any way apart: ${name}`, async ({ harness }) => {
    const { error, left } = await harness.evaluate((like) => window.receptive.pairSumErrors(like), weaker);
    expect(error).toBeLessThan(most);
    expect(left).toBe(0);
  });
}
