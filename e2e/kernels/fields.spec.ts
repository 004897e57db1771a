import { expect, test } from "../fixtures.ts";

const AT_ONCE = 20;

for (const first of [1, 21, 41, 61]) {
  test(`the gradient of a unit reaches the pixels that it is said to see: networks of seeds ${first} and on`, async ({
    harness,
  }) => {
    const { wrong, compared } = await harness.evaluate(([from, many]) => window.receptive.misseenUnits(from, many), [
      first,
      AT_ONCE,
    ] as const);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(AT_ONCE);
  });
}
