import { expect, test } from "@playwright/test";
import { blockExtent, corners, grid } from "#figures/block/block.ts";
import { LARGEST, parametersOf, RIVALS, type Sizes, sizesOf, state } from "#content/scenes/07-filter-sizes/layer.ts";
import { larger, scaleText, storeText } from "#content/scenes/07-filter-sizes/verdict.ts";

const sides = [1, 2, 3, 7, 11];
const channels = [1, 3, 64, LARGEST.c];
const banks = [1, 8, LARGEST.f];

/** Every layer of some sizes. */
function layers(): readonly Sizes[] {
  return sides.flatMap((m) =>
    sides.flatMap((n) =>
      channels.flatMap((c) => banks.flatMap((f) => [true, false].map((bias) => ({ m, n, c, f, bias })))),
    ),
  );
}

test("filter sizes: the app's accounting is the product on the screen, biases added", () => {
  for (const sizes of layers()) {
    const { m, n, c, f, bias } = sizes;
    expect(parametersOf(sizes)).toBe(m * n * c * f + (bias ? f : 0));
  }
  const { initial } = state;
  expect(sizesOf({ ...initial, axes: 1, m: 5 })).toEqual({ m: 1, n: 3, c: 3, f: 8, bias: false });
  expect(sizesOf({ ...initial, m: 5 }).m).toBe(5);
});

test("filter sizes: the thin, deep layer of the prediction has more weights, and ties are told", () => {
  const [wide, deep] = [parametersOf(RIVALS.wide), parametersOf(RIVALS.deep)];
  expect([wide, deep]).toEqual([23_232, 36_864]);
  expect(larger(wide, deep)).toBe("deep");
  expect(larger(3, 2)).toBe("wide");
  expect(larger(2, 2)).toBe("equal");
});

test("filter sizes: what was found on the GPU is not said to agree unless it does, and shares are true", () => {
  expect(storeText(216, null)).not.toContain("216");
  expect(storeText(216, 216)).toMatch(/^The graphics card holds 216 parameters, as many as the formula says\.$/);
  expect(storeText(1, 1)).toMatch(/^The graphics card holds 1 parameter,/);
  expect(storeText(216, 215)).toMatch(/ 215 parameters, .*not what the formula says/);
  const wrong: string[] = [];
  for (const sizes of layers()) {
    const parameters = parametersOf(sizes);
    for (const isImage of [true, false]) {
      const text = scaleText(sizes, parameters, isImage);
      const [, said = "", unit = "", values = ""] =
        /^That is ([\d.]+) (%|times) .* the ([\d,]+) values of an input of/.exec(text) ?? [];
      const all = (isImage ? 64 * 64 : 64) * sizes.c;
      const share = parameters / all;
      const isTrue =
        Number(values.replaceAll(",", "")) === all &&
        unit === (share >= 1 ? "times" : "%") &&
        Math.abs(Number(said) - share * (unit === "%" ? 100 : 1)) <= 0.0501;
      if (!isTrue) wrong.push(`${JSON.stringify(sizes)}: ${text}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("a block is drawn to scale, with a line between any two weights that are seen", () => {
  const size = { width: 4, height: 3, depth: 2 };
  const at = corners(size);
  expect(at.topRight.x - at.topLeft.x).toBe(4);
  expect(at.bottomLeft.y - at.topLeft.y).toBeCloseTo(3, 12);
  const extent = blockExtent(size);
  expect([at.backTopRight.x, at.bottomRight.y]).toEqual([extent.width, extent.height]);
  // Each cut is seen on two faces: three across the width, two across the height, one across the depth.
  expect(grid(size, 0)).toHaveLength(2 * (3 + 2 + 1));
  expect(grid(size, 10)).toHaveLength(2 * (3 + 2));
});
