import { expect, test } from "@playwright/test";
import { type Figure, hide } from "#quiz/figure.ts";
import { figureText } from "#quiz/figure-text.ts";

/** Each kind of drawing, with 77 as what is asked. */
const FIGURES: readonly Figure[] = [
  {
    kind: "conv-layer",
    input: { c: 3, h: 20, w: 20 },
    rgb: false,
    kernel: [5, 5],
    depth: 3,
    filters: 77,
    bias: true,
    stride: [2, 2],
    output: { c: 77, h: 8, w: 8 },
    concealed: ["count", "maps"],
  },
  {
    kind: "layer-stack",
    rows: [
      { label: "input", hue: "input", shape: "20 × 20 × 3" },
      { label: "conv 5 × 5", hue: "conv", shape: hide("77 × 77 × 8"), note: "608 parameters" },
    ],
  },
  {
    kind: "windows",
    size: 20,
    padding: 2,
    kernel: 5,
    stride: 3,
    dilation: 1,
    count: 77,
    concealed: ["count"],
  },
  {
    kind: "numbers",
    grids: [
      { name: "input x", rows: [[20, -2, null]], columns: ["A", "B", "C"], sides: ["first"] },
      { name: "output y", rows: [[hide(77)]], sign: "=", marks: [{ y: 0, x: 0, h: 1, w: 1 }] },
    ],
  },
  { kind: "matrix", rows: hide(77), columns: 20, entries: [[{ column: 0, weight: 0 }]] },
  {
    kind: "blocks",
    input: "20 × 20 × 8",
    lanes: [[{ label: "conv 3 × 3", hue: "conv", note: hide("77 weights") }], []],
    join: "+",
    output: "20 × 20 × 8",
  },
  {
    kind: "curves",
    x: "distance",
    y: "correlation",
    curves: [{ name: hide("photo 77"), points: [[0, 1]] }],
    notes: ["20 points"],
  },
];

for (const figure of FIGURES) {
  test(`${figure.kind}: its words hide what is asked, then say it`, () => {
    const [before, after] = [figureText(figure, false), figureText(figure, true)];
    expect(before).not.toContain("77");
    expect(before).toMatch(/\?|an? unknown/);
    expect(after).toContain("77");
    expect(after).not.toMatch(/\?|unknown/);
    for (const text of [before, after]) expect(text).toMatch(/20/);
  });
}

test("a note that holds the answer comes with it; others are there from the start", () => {
  const figure: Figure = { kind: "layer-stack", rows: [], notes: ["batch of 32 images", hide("77 parameters")] };
  expect(figureText(figure, false)).toBe("batch of 32 images.");
  expect(figureText(figure, true)).toBe("batch of 32 images. 77 parameters.");
});
