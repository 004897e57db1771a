import { expect, test } from "../fixtures.ts";

const AT_ONCE = 20;

for (const halfFloat of [false, true]) {
  for (const first of [1, 21, 41, 61]) {
    test(`the gradient of a unit reaches the pixels that it is said to see: networks of seeds ${first} and on${halfFloat ? ", half floats" : ""}`, async ({
      harness,
    }) => {
      const { wrong, compared } = await harness.evaluate((each) => window.receptive.misseenUnits(...each), [
        first,
        AT_ONCE,
        { halfFloat },
      ] as const);
      expect(wrong).toEqual([]);
      expect(compared).toBeGreaterThan(AT_ONCE);
    });
  }
}
