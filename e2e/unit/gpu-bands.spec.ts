import { expect, test } from "@playwright/test";
import { bandsOf } from "#gpu/launch.ts";
import { createRandom } from "#nn/random.ts";

test("a large draw is cut into bands that cover it once, and stay large enough to keep a chip busy", () => {
  expect(bandsOf([0, 5, 100, 10], 2, 100)).toEqual([
    [0, 5, 100, 5],
    [0, 10, 100, 5],
  ]);
  expect(bandsOf([3, 0, 10, 9], 4, 90)).toEqual([[3, 0, 10, 9]]);
  const random = createRandom(1);
  const upTo = (most: number): number => 1 + Math.floor(most * random.next());
  for (let i = 0; i < 200; i++) {
    const [y, width, height, most, least] = [upTo(20), upTo(60), upTo(200), upTo(30), upTo(4000)];
    const bands = bandsOf([2, y, width, height], most, least);
    const tops = bands.map((_, at) => y + bands.slice(0, at).reduce((sum, [, , , rows]) => sum + rows, 0));
    expect(bands.map(([left, top, across]) => [left, top, across])).toEqual(tops.map((top) => [2, top, width]));
    expect(bands.reduce((sum, [, , , rows]) => sum + rows, 0)).toBe(height);
    expect(bands.length).toBeLessThanOrEqual(most);
    if (bands.length > 1)
      expect(Math.min(...bands.map(([, , across, rows]) => across * rows))).toBeGreaterThanOrEqual(least);
  }
});
