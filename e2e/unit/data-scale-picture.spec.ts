import { expect, test } from "@playwright/test";
import { createRandom } from "#nn/random.ts";
import { PictureScaler, stretches } from "#data/scale-picture.ts";

type Colour = readonly [number, number, number];

/** A picture as RGBA bytes. */
function picture(side: number, colour: (y: number, x: number) => Colour): Uint8ClampedArray {
  const bytes = Array.from({ length: side * side }, (_, i) => [...colour(Math.floor(i / side), i % side), 0]);
  return Uint8ClampedArray.from(bytes.flat());
}

function scaled(rgba: Uint8ClampedArray, side: number, size: number, band = side): Uint8ClampedArray {
  const scaler = new PictureScaler({ width: side, height: side }, { width: size, height: size });
  for (let row = 0; row < side; row += band) scaler.add(rgba.subarray(4 * side * row, 4 * side * (row + band)));
  return scaler.finish();
}

const reds = (rgba: Uint8ClampedArray): number[] => [...rgba].filter((_, i) => i % 4 === 0);
const grey = (value: number): Colour => [value, value, value];

test("shrinking averages the covered area, including parts of pixels", () => {
  // From 3 to 2: a pixel covers one and a half.
  expect(stretches(3, 2)).toEqual([
    { first: 0, weights: [expect.closeTo(2 / 3), expect.closeTo(1 / 3)] },
    { first: 1, weights: [expect.closeTo(1 / 3), expect.closeTo(2 / 3)] },
  ]);
  const values = [
    [0, 90, 30],
    [60, 120, 240],
    [180, 210, 150],
  ];
  const three = picture(3, (y, x) => grey(values[y]?.[x] ?? 0));
  // (4 * 0 + 2 * 90 + 2 * 60 + 120) / 9 and so on.
  expect(reds(scaled(three, 3, 2))).toEqual([420, 900, 1380, 1620].map((sum) => Math.round(sum / 9)));
  const four = picture(4, (y, x) => [40 * y, 10 * x, 40 * y + 10 * x]);
  expect([...scaled(four, 4, 2)]).toEqual(
    [
      [20, 5, 25, 255],
      [20, 25, 45, 255],
      [100, 5, 105, 255],
      [100, 25, 125, 255],
    ].flat(),
  );
});

test("enlarging interpolates linearly; the same size changes nothing", () => {
  // From 2 to 4: centres at 0.25, 0.75, 1.25 and 1.75 of pixels whose centres are at 0.5 and 1.5.
  const two = picture(2, (_, x) => grey(200 * x));
  expect(reds(scaled(two, 2, 4)).slice(0, 4)).toEqual([0, 50, 150, 200]);
  const random = createRandom(3);
  const any = picture(9, () => [random.integer(256), random.integer(256), random.integer(256)]);
  expect(scaled(any, 9, 9)).toEqual(any.map((value, i) => (i % 4 === 3 ? 255 : value)));
});

test("a constant image stays constant for all sizes, with any number of rows at a time", () => {
  for (const [side, size] of [
    [7, 3],
    [300, 96],
    [512, 128],
    [5, 12],
    [3, 1],
    [1, 4],
  ] as const) {
    for (const { weights } of stretches(side, size))
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(
      new Set(
        reds(
          scaled(
            picture(side, () => grey(137)),
            side,
            size,
          ),
        ),
      ),
    ).toEqual(new Set([137]));
    const ramp = picture(side, (y, x) => [(7 * y) % 256, (11 * x) % 256, (y * x) % 256]);
    expect(scaled(ramp, side, size, 2)).toEqual(scaled(ramp, side, size));
  }
});

test("pictures that are not square are scaled on each axis by itself", () => {
  const wide = Uint8ClampedArray.from([0, 100, 200, 40, 60, 80].flatMap((value) => [value, value, value, 0]));
  const scaler = new PictureScaler({ width: 3, height: 2 }, { width: 3, height: 1 });
  scaler.add(wide.subarray(0, 12));
  scaler.add(wide.subarray(12));
  expect(reds(scaler.finish())).toEqual([20, 80, 140]);
  const narrow = new PictureScaler({ width: 3, height: 2 }, { width: 1, height: 2 });
  narrow.add(wide);
  expect(reds(narrow.finish())).toEqual([100, 60]);
});
