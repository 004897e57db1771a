import { expect, test } from "@playwright/test";
import { cellAt, gridInput, HOME, scoreOf, truthUnder } from "#content/scenes/01-cells/grid.ts";
import {
  CELL,
  cellNetwork,
  COLUMNS,
  NORMALISATION,
  placesOf,
  ROWS,
  slidNetwork,
  STEPS,
} from "#content/scenes/01-cells/network.ts";
import { costs } from "#content/scenes/01-cells/race.ts";
import { raceText } from "#content/scenes/01-cells/race-bars.tsx";
import { BIRD, fill, HEIGHT, MEADOW, newCanvas, SKY, WIDTH } from "#content/scenes/01-cells/scenery.ts";
import { paint, spriteOf } from "#content/scenes/01-cells/sprite.ts";
import { percent, verdict } from "#content/scenes/01-cells/verdict.ts";
import { graphOf, nodeParameters } from "#nn/graph.ts";
import { createRandom } from "#nn/random.ts";
import { describe } from "#nn/report.ts";
import type { Architecture } from "#nn/types.ts";

/** A red cut-out with a transparent left half. */
const sprite = spriteOf({
  width: 32,
  height: 16,
  rgba: Array.from({ length: 32 * 16 * 4 }, (_, i) => (i % 4 === 0 || (i % 4 === 3 && (i >> 2) % 32 >= 16) ? 255 : 0)),
});

/** Sky over meadow, and the cut-out. */
function scene(size: number) {
  const canvas = newCanvas(WIDTH, HEIGHT);
  const rgb = new Float32Array(3 * 4 * 4).fill(0.5);
  const land = Uint8Array.from({ length: 16 }, (_, i) => (i < 8 ? 0 : 1));
  fill(canvas, { width: 4, height: 4, rgb, land }, 0, 0, 4 / WIDTH);
  paint(canvas, sprite, { x: 144, y: 60, size }, BIRD);
  return canvas;
}

test("the slid classifier has an output for each place of the grid, and the weights of the one that sees a cell", () => {
  const weights = (network: Architecture) => {
    const graph = graphOf(network);
    return graph.nodes.flatMap((node) =>
      nodeParameters(node, graph).map(({ name, shape }) => [
        `${node.name}.${name}`,
        shape.reduce((product, side) => product * side, 1),
      ]),
    );
  };
  expect(describe(cellNetwork).output).toEqual({ c: 4, h: 1, w: 1 });
  for (const step of STEPS) {
    const slid = slidNetwork(step);
    expect(describe(slid).output, `step ${step}`).toEqual({ c: 4, ...placesOf(step) });
    expect(weights(slid), `step ${step}`).toEqual(weights(cellNetwork));
    const field = describe(slid).layers.at(-1)?.field;
    expect([field?.y.size, field?.y.jump], `step ${step}`).toEqual([CELL, step]);
    const { places, cells, pass } = costs(step);
    expect(cells).toBe(places * describe(cellNetwork).macs);
    const text = raceText({ places, cells, pass }, null);
    expect(text.includes("times fewer"), text).toBe(cells > pass);
  }
});

interface Maps {
  readonly c: number;
  readonly h: number;
  readonly w: number;
  readonly values: Float64Array;
}

/** A network of convolutions, ReLUs and a dense layer, by loops written for this test. */
function run({ layers }: Architecture, weights: ReadonlyMap<string, Float64Array>, input: Maps): Maps {
  let x = input;
  for (const spec of layers) {
    if (spec.type === "activation") x.values.forEach((value, i) => (x.values[i] = Math.max(0, value)));
    else if (spec.type === "conv2d")
      x = convolved(x, spec.id, weights, [spec.channels, spec.kernel[0], spec.stride[0], spec.dilation[0]]);
    else if (spec.type === "dense") x = convolved(x, spec.id, weights, [spec.units, x.h, 1, 1]);
  }
  return x;
}

/** A convolution; a dense layer is one as large as its map. */
function convolved(
  x: Maps,
  id: string,
  weights: ReadonlyMap<string, Float64Array>,
  [c, k, stride, dilation]: readonly [number, number, number, number],
): Maps {
  const side = (size: number): number => Math.floor((size - dilation * (k - 1) - 1) / stride) + 1;
  const [h, w] = [side(x.h), side(x.w)];
  const values = new Float64Array(c * h * w);
  const weight = weights.get(`${id}.weight`) ?? new Float64Array();
  const bias = weights.get(`${id}.bias`) ?? new Float64Array();
  for (let co = 0, at = 0; co < c; co++)
    for (let oy = 0; oy < h; oy++)
      for (let ox = 0; ox < w; ox++, at++) {
        let sum = bias[co] ?? 0;
        for (let ci = 0, i = co * x.c * k * k; ci < x.c; ci++)
          for (let ky = 0; ky < k; ky++) {
            const row = (ci * x.h + oy * stride + ky * dilation) * x.w + ox * stride;
            for (let kx = 0; kx < k; kx++, i++) sum += (weight[i] ?? 0) * (x.values[row + kx * dilation] ?? 0);
          }
        values[at] = sum;
      }
  return { c, h, w, values };
}

test("one pass gives at each place what the classifier gives for that cell alone", () => {
  const random = createRandom(5);
  const graph = graphOf(cellNetwork);
  const weights = new Map(
    graph.nodes.flatMap((node) =>
      nodeParameters(node, graph).map(({ name, shape, fanIn }) => {
        const length = shape.reduce((product, each) => product * each, 1);
        return [
          `${node.name}.${name}`,
          Float64Array.from({ length }, () => random.normal() * Math.sqrt(2 / fanIn)),
        ] as const;
      }),
    ),
  );
  for (const step of STEPS) {
    const { c, h, w } = slidNetwork(step).input;
    const input = Float32Array.from({ length: c * h * w }, () => random.normal());
    const slid = run(slidNetwork(step), weights, { c, h, w, values: Float64Array.from(input) });
    const places = slid.h * slid.w;
    for (const place of [0, 1, slid.w, places - 1, random.integer(places)]) {
      const values = Float64Array.from(cellAt(input, step, place));
      const alone = run(cellNetwork, weights, { c, h: CELL, w: CELL, values });
      for (let label = 0; label < 4; label++)
        expect(slid.values[label * places + place], `step ${step}, place ${place}`).toBeCloseTo(
          alone.values[label] ?? 0,
          10,
        );
    }
  }
});

test("a place of the classifier is given the pixels around those that it labels", () => {
  const canvas = newCanvas(WIDTH, HEIGHT);
  canvas.rgb.forEach((_, i) => (canvas.rgb[i] = i % (WIDTH * HEIGHT)));
  const offset = { x: 3, y: -5 };
  for (const step of STEPS) {
    const input = gridInput(canvas, offset, step);
    const { h, w } = placesOf(step);
    for (const [row, column] of [
      [0, 0],
      [1, 2],
      [h - 1, w - 1],
    ] as const) {
      const first = (cellAt(input, step, row * w + column)[0] ?? 0) * NORMALISATION.std + NORMALISATION.mean;
      const [y, x] = [Math.floor(Math.round(first) / WIDTH), Math.round(first) % WIDTH];
      // The labelled block lies in the middle of the cell, to the pixel where that has one.
      expect(y + Math.floor((CELL - step) / 2), `step ${step}`).toBe(HOME.y + offset.y + row * step);
      expect(x + Math.floor((CELL - step) / 2), `step ${step}`).toBe(HOME.x + offset.x + column * step);
    }
  }
});

test("the mask says which pixels are labelled correctly", () => {
  const truth = truthUnder(scene(96), { x: 0, y: 0 });
  const count = (label: number): number => truth.reduce((sum, is) => sum + (is === label ? 1 : 0), 0);
  // Half of a box of 96 by 48.
  expect(count(BIRD)).toBeGreaterThan(48 * 48 - 120);
  expect(count(BIRD)).toBeLessThan(48 * 48 + 120);
  expect(count(SKY) + count(MEADOW) + count(BIRD)).toBe(ROWS * COLUMNS * CELL * CELL);
  const nothing = scoreOf(new Uint8Array(ROWS * COLUMNS).fill(SKY), CELL, truth);
  expect(nothing).toEqual({ pixels: truth.length, right: count(SKY), bird: count(BIRD), birdRight: 0, birdWrong: 0 });
  const all = scoreOf(truth, 1, truth);
  expect(all).toEqual({
    pixels: truth.length,
    right: truth.length,
    bird: count(BIRD),
    birdRight: count(BIRD),
    birdWrong: 0,
  });
});

test("what is said holds whatever the labels are", () => {
  expect([percent(0, 9), percent(1, 90_000), percent(89_999, 90_000), percent(9, 9)]).toEqual([
    "0 %",
    "0.1 %",
    "99.9 %",
    "100 %",
  ]);
  for (const step of STEPS)
    for (const size of [14, 36, 38, 168]) {
      const base = { pixels: 100, right: 50, bird: 20 };
      const none = verdict({ size, step }, { ...base, birdRight: 0, birdWrong: 0 });
      expect(none).toContain("None of the bird’s pixels");
      const some = verdict({ size, step }, { ...base, birdRight: 5, birdWrong: 7 });
      expect(some).toContain("25.0 % of the bird’s pixels are labelled as bird, and 7 others are.");
      const others = verdict({ size, step }, { ...base, birdRight: 0, birdWrong: 1 });
      expect(others).toContain("None of the bird’s pixels is labelled as bird, but 1 other pixel is.");
      expect(some.includes("sees this bird whole")).toBe(size > 36);
      expect(some.includes("beyond its edge")).toBe(step === CELL);
      expect(verdict({ size, step }, { ...base, bird: 0, birdRight: 0, birdWrong: 0 })).toBe(
        "No pixel under the grid shows the bird.",
      );
    }
});
