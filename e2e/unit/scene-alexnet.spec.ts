import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import {
  FILTER_BIASES,
  FILTER_WEIGHTS,
  FILTERS,
  patchNetwork,
  SIDE,
  unitsNetwork,
} from "#content/scenes/18-alexnet/filters.ts";
import { COLOURS, cycleOf, FREQUENCIES, gratingOf, PHASES } from "#content/scenes/18-alexnet/grating.ts";
import { ASKED_UNIT, BLOB } from "#content/scenes/18-alexnet/chosen.ts";
import { LAYERS } from "#content/scenes/18-alexnet/layer-names.ts";
import { convolutions, layers, layerText, totals } from "#content/scenes/18-alexnet/layers.ts";
import { denseNote, denseShare } from "#content/scenes/18-alexnet/network-verdict.ts";
import { state } from "#content/scenes/18-alexnet/state.ts";
import {
  ANGLES,
  apart,
  CHOOSY,
  preferenceOf,
  selectivityOf,
  type Tuning,
  widthOf,
} from "#content/scenes/18-alexnet/tuning.ts";
import { lineText, preferenceNote, preferredText } from "#content/scenes/18-alexnet/verdict.ts";
import { readSafetensors } from "#formats/safetensors.ts";
import { graphOf } from "#nn/graph.ts";

const file = readFileSync(new URL("../../public/weights/filters.safetensors", import.meta.url));
const read = readSafetensors(new Uint8Array(file).buffer);
if (!read.ok) throw new Error(read.message);
const weight = read.tensors.get(FILTER_WEIGHTS)?.data ?? new Float32Array();
const bias = read.tensors.get(FILTER_BIASES)?.data ?? new Float32Array();
const LENGTH = 3 * SIDE * SIDE;

/** The answers of all units to a picture, by a plain loop, into the largest so far. */
function answer(planes: Float32Array, most: Float64Array): void {
  for (let unit = 0; unit < FILTERS; unit++) {
    let sum = bias[unit] ?? 0;
    const first = unit * LENGTH;
    for (let i = 0; i < LENGTH; i++) sum += (((planes[i] ?? 0) - 0.5) / 0.25) * (weight[first + i] ?? 0);
    if (sum > (most[unit] ?? 0)) most[unit] = sum;
  }
}

type Colours = (typeof COLOURS)[number];
const measured = new Map<Colours, readonly (readonly Float64Array[])[]>();

function tuningBy(unit: number, colours: Colours): Tuning {
  const all =
    measured.get(colours) ??
    FREQUENCIES.map((frequency) =>
      ANGLES.map((angle) => {
        const most = new Float64Array(FILTERS);
        for (const planes of cycleOf({ colours, frequency, angle }, SIDE)) answer(planes, most);
        return most;
      }),
    );
  measured.set(colours, all);
  return all.map((angles) => angles.map((most) => most[unit] ?? 0));
}

/** The largest difference between values that should be alike. */
function worst(values: Float32Array, like: (i: number) => number): number {
  return values.reduce((most, value, i) => Math.max(most, Math.abs(value - (values[like(i)] ?? Infinity))), 0);
}

test("alexnet: gratings run as they are said to", () => {
  for (const colours of COLOURS)
    for (const side of [SIDE, 33]) {
      const level = gratingOf({ colours, frequency: 0.1, angle: 0, phase: 3 }, side);
      // Level stripes: rows are even; upright ones: columns.
      expect(worst(level, (i) => i - (i % side))).toBeLessThan(1e-6);
      const upright = gratingOf({ colours, frequency: 0.1, angle: 90, phase: 3 }, side);
      expect(worst(upright, (i) => Math.floor(i / side ** 2) * side ** 2 + (i % side))).toBeLessThan(1e-6);
      expect(Math.min(...level)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...level)).toBeLessThanOrEqual(1);
    }
  // Stripes at 45° run from the lower left to the upper right: along it, nothing changes.
  const slanted = gratingOf({ colours: "grey", frequency: 0.1, angle: 45, phase: 0 }, SIDE);
  for (let i = 0; i < SIDE; i++)
    expect(slanted[(SIDE - 1 - i) * SIDE + i]).toBeCloseTo(slanted[(SIDE - 1) * SIDE] ?? -1, 5);
  // The unit sees the middle of what is shown.
  const [seen, shown] = [SIDE, 33].map((side) =>
    gratingOf({ colours: "grey", frequency: 0.14, angle: 30, phase: 5 }, side),
  );
  const middle = Array.from(
    { length: SIDE * SIDE },
    (_, i) => shown?.[(Math.floor(i / SIDE) + 11) * 33 + (i % SIDE) + 11],
  );
  expect(Math.max(...middle.map((value, i) => Math.abs((value ?? 9) - (seen?.[i] ?? 0))))).toBeLessThan(1e-6);
  expect(cycleOf({ colours: "grey", frequency: 0.1, angle: 0 }, SIDE)).toHaveLength(PHASES);
});

test("alexnet: preferred orientation and bandwidth, on curves that are known", () => {
  const bump = (peak: number, width: number): readonly number[] =>
    ANGLES.map((angle) => Math.max(0, 1 - apart(angle, peak) / width));
  expect(widthOf(bump(40, 30))).toBeCloseTo(30, 6);
  expect(widthOf(bump(0, 20))).toBeCloseTo(20, 6);
  expect(widthOf(ANGLES.map(() => 1))).toBeNull();
  expect(selectivityOf(ANGLES.map(() => 1))).toBeCloseTo(0, 6);
  expect(selectivityOf(ANGLES.map((_, i) => (i === 3 ? 1 : 0)))).toBeCloseTo(1, 6);
  const tuning = FREQUENCIES.map((_, f) => bump(175, 25).map((value) => value * (f === 2 ? 2 : 1)));
  expect(preferenceOf(tuning)).toMatchObject({ angle: 175, frequency: 2, answer: 2 });
  expect(preferenceOf(FREQUENCIES.map(() => ANGLES.map(() => 0)))).toBeNull();
  expect([apart(5, 175), apart(0, 90), apart(170, 10)]).toEqual([10, 90, 20]);
});

test("alexnet: the filters that ship are structured", () => {
  expect([weight.length, bias.length]).toEqual([FILTERS * LENGTH, FILTERS]);
  let [smooth, choosy, coloured] = [0, 0, 0];
  for (let unit = 0; unit < FILTERS; unit++) {
    const filter = weight.subarray(unit * LENGTH, (unit + 1) * LENGTH);
    const energy = filter.reduce((sum, w) => sum + w * w, 0);
    let change = 0;
    filter.forEach((w, i) => {
      if (i % SIDE > 0) change += (w - (filter[i - 1] ?? 0)) ** 2;
    });
    // Of noise, a neighbour differs by twice the variance.
    if (change / energy < 0.7) smooth++;
    const tuning = tuningBy(unit, "grey");
    const preference = preferenceOf(tuning);
    if (preference && preference.selectivity >= CHOOSY) choosy++;
    const grey = filter
      .slice(0, 121)
      .reduce((sum, r, i) => sum + ((r + (filter[i + 121] ?? 0) + (filter[i + 242] ?? 0)) / 3) ** 2 * 3, 0);
    if (grey / energy < 0.5) coloured++;
  }
  expect(smooth).toBeGreaterThan(0.9 * FILTERS);
  expect(choosy).toBeGreaterThan(FILTERS / 4);
  expect(coloured).toBeGreaterThan(FILTERS / 8);
});

test("alexnet: the units that are asked about and pointed out are what is said of them", () => {
  const asked = preferenceOf(tuningBy(ASKED_UNIT, "grey"));
  expect(asked?.selectivity).toBeGreaterThan(0.4);
  // Neither level nor upright, and off where the line starts.
  expect(apart(asked?.angle ?? 0, 0)).toBeGreaterThan(20);
  expect(preferenceOf(tuningBy(state.initial.unit, "grey"))?.selectivity).toBeGreaterThan(0.4);
  const blob = preferenceOf(tuningBy(BLOB.unit, BLOB.colours));
  expect(blob?.selectivity).toBeLessThan(CHOOSY);
  expect(blob?.answer).toBeGreaterThan(2 * (preferenceOf(tuningBy(BLOB.unit, "grey"))?.answer ?? 0));
});

test("alexnet: what is said of units holds in every state", () => {
  for (let unit = 0; unit < FILTERS; unit += 7)
    for (const colours of COLOURS) {
      const preference = preferenceOf(tuningBy(unit, colours));
      const note = preferenceNote(preference, colours);
      expect(note).toMatch(/\.$/);
      expect(preferredText(preference) === "none").toBe(
        !note.includes("Bandwidth") && !note.includes("At every orientation"),
      );
    }
  expect(preferenceNote(null, "grey")).toMatch(/does not respond/);
  const known = { angle: 40, selectivity: 0.6, frequency: 3, answer: 2, width: 44.4 };
  expect(preferenceNote(known, "grey")).toBe(
    "Largest response 2.0, to grey stripes 10 pixels apart. Bandwidth at half maximum: 44°.",
  );
  expect(lineText(null, known)).toBe("Measured: it responds most to stripes at 40°.");
  expect(lineText(175, { ...known, angle: 5 })).toMatch(
    /^You set the line to 175°\. .* 5°, 10° away\. The filter is a picture/,
  );
  expect(lineText(90, known)).toMatch(/50° away\. Lay the line/);
});

test("alexnet: its layers, by the network model's account", () => {
  expect(layers.map(({ name }) => name)).toEqual([...LAYERS]);
  expect(layers.map(({ report }) => report.parameters)).toEqual([
    34_944, 307_456, 885_120, 663_936, 442_624, 37_752_832, 16_781_312, 4_097_000,
  ]);
  expect(totals.parameters).toBe(60_965_224);
  expect(denseShare()).toBe("96 %");
  for (const name of LAYERS)
    expect(denseNote(name)).toMatch(/58\.6 million of 61\.0 million parameters, but only \d+ % .*\.$/);
  for (const layer of layers) expect(layerText(layer)).toMatch(/^(conv|fc)\d → .* parameters; .* MACs\./);
  // What runs first is the beginning of the same network.
  const [part, first] = [graphOf(convolutions), layers.filter(({ kind }) => kind === "conv")];
  expect(Math.max(...first.map(({ value }) => value))).toBeLessThan(part.values.length);
  expect(part.values.at(-1)?.shape).toEqual({ c: 256, h: 6, w: 6 });
  expect(graphOf(unitsNetwork).values.at(-1)?.shape).toEqual({ c: FILTERS, h: 1, w: 1 });
  expect(graphOf(patchNetwork(13)).values.at(-1)?.shape.c).toBe(13);
});
