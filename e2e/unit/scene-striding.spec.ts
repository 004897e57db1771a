import { expect, test } from "@playwright/test";
import { costs, MOST_STRIDE, SIDE, type State, zonePlate } from "#content/scenes/11-striding/layer.ts";
import { beyondShare, falseOnes, middlesOf } from "#content/scenes/11-striding/rings.ts";
import { clickText, ringsNote, sameNote } from "#content/scenes/11-striding/verdict.ts";

const point = (stride: number): State => ({ stride, kernel: 3, padding: 1, filter: "point", blur: false });
const plate = zonePlate();

/** What a filter of one pixel keeps of the plate. */
function keptOf(stride: number): { readonly side: number; readonly output: Float32Array } {
  const { side } = costs(point(stride)).strided;
  const output = Float32Array.from({ length: side * side }, (_, i) => {
    const [y, x] = [Math.floor(i / side) * stride, (i % side) * stride];
    return plate[y * SIDE + x] ?? 0;
  });
  return { side, output };
}

test("striding: false middles lie where a step is as long as a ring repeats, and nowhere else", () => {
  for (const stride of [3, 4]) {
    const { side, output } = keptOf(stride);
    const found = middlesOf(point(stride), output, side);
    const apart = SIDE / stride;
    expect(found).toHaveLength(9);
    expect(falseOnes(found)).toHaveLength(8);
    for (const { y, x } of found) {
      for (const at of [y, x]) {
        const off = Math.abs(((at - SIDE / 2 + 10 * apart + apart / 2) % apart) - apart / 2);
        expect(off, `${y}, ${x} with stride ${stride}`).toBeLessThanOrEqual(stride);
      }
    }
  }
  // A flat picture has none.
  const flat = new Float32Array(keptOf(4).output.length).fill(0.3);
  expect(middlesOf(point(4), flat, keptOf(4).side)).toEqual([]);
});

test("striding: what is said holds for every stride", () => {
  for (let stride = 1; stride <= MOST_STRIDE; stride++) {
    const cost = costs(point(stride));
    const { side, output } = keptOf(stride);
    expect(side).toBe(Math.floor((SIDE + 2 - 2 - 1) / stride) + 1);
    expect(cost.full.macs).toBe(SIDE * SIDE * 9);
    const text = sameNote({ stride }, { difference: 1e-7, scale: 1 }, cost);
    if (stride === 1) expect(text).toMatch(/^The same numbers: stride 1 leaves nothing out/);
    else expect(Number(/with ([\d.]+) times fewer MACs/.exec(text)?.[1])).toBeCloseTo(stride * stride, 0);
    expect(sameNote({ stride }, { difference: 0.1, scale: 1 }, cost)).toMatch(/^Not the same/);
    const share = beyondShare(point(stride), output, side);
    if (share === null) {
      expect(stride).toBe(1);
      expect(ringsNote(share)).toBe("");
    } else {
      expect(share).toBeGreaterThan(0.8);
      expect(ringsNote(share)).toMatch(/rings are false/);
    }
  }
  expect(ringsNote(0.04)).toMatch(/down to 4\.0 %/);
});

test("striding: a click is told how far it was", () => {
  const found = [
    { y: 72, x: 144 },
    { y: 144, x: 72 },
  ];
  expect(clickText(null, found)).toBe("Measured: 2 false centres inside the picture.");
  expect(clickText({ y: 75, x: 148 }, found)).toMatch(/^That is one, within 5 pixels\. Measured/);
  expect(clickText({ y: 144, x: 144 }, found)).toMatch(/so they are true\. The nearest one is 72 pixels/);
  expect(clickText({ y: 0, x: 0 }, found)).toMatch(/^The nearest one is 161 pixels from your click\./);
});
