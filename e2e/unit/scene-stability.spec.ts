import { expect, test } from "@playwright/test";
import { bent, blurred, carried, fieldOf, PHOTO, STILL, wavesOf } from "#content/scenes/09-stability/bend.ts";
import type { Ladder } from "#content/scenes/09-stability/copies.ts";
import { bentCloser, closerNote, closerText, ratioText } from "#content/scenes/09-stability/copies-verdict.ts";
import { MEASURES } from "#content/scenes/09-stability/measures.ts";
import { changeOf, responses } from "#content/scenes/09-stability/responses.ts";
import { type Bend, FARTHEST, SCALES, SIDE, state, WHOLE, WINDOWS } from "#content/scenes/09-stability/state.ts";
import { changeNote, percent, sketchText, skinTitle } from "#content/scenes/09-stability/verdict.ts";
import { createRandom } from "#nn/random.ts";

const bend = (patch: Partial<Bend>): Bend => ({ ...state.initial, ...patch });
const fieldFor = (of: Bend) => fieldOf(of, wavesOf(of.seed, of.scale));

/** The relative change from some numbers to others. */
function change(from: Float32Array, to: Float32Array): number {
  const both = new Float32Array(2 * from.length);
  both.set(from);
  both.set(to, from.length);
  return changeOf(both, 2, 1);
}

/** Soft blobs with edges between them, (PHOTO, PHOTO). */
function picture(seed: number): Float32Array {
  const waves = wavesOf(seed, 6);
  return Float32Array.from({ length: PHOTO * PHOTO }, (_, i) => {
    const [y, x] = [Math.floor(i / PHOTO) % SIDE, (i % PHOTO) % SIDE];
    return 1 / (1 + Math.exp(-6 * (waves[y * SIDE + x] ?? 0)));
  });
}

test("stability: the held point goes exactly as far as it is pulled, whatever else bends", () => {
  for (const scale of SCALES)
    for (const waves of [0, 3, 5])
      for (const [dy, dx] of [
        [0, 0],
        [-7, 9],
        [FARTHEST, 0],
      ] as const) {
        const of = bend({ scale, waves, dy, dx });
        const { uy, ux, largest } = fieldFor(of);
        const held = (of.y + dy) * SIDE + of.x + dx;
        expect(uy[held]).toBeCloseTo(dy, 4);
        expect(ux[held]).toBeCloseTo(dx, 4);
        expect(largest).toBeGreaterThanOrEqual(Math.hypot(dy, dx) - 1e-4);
        const far = Math.hypot(uy[0] ?? 0, ux[0] ?? 0);
        if (scale === WHOLE) expect(far).toBeCloseTo(Math.hypot(dy, dx), 5);
        else if (waves === 0 && scale < 32) expect(far).toBeLessThan(0.01);
      }
});

test("stability: waves have the size that is set, and the grid is drawn where the photo went", () => {
  for (const [seed, scale] of [
    [1, 8],
    [2, 16],
    [7, 8],
  ] as const) {
    const waves = wavesOf(seed, scale);
    const power = waves.reduce((sum, each) => sum + each * each, 0) / (SIDE * SIDE);
    expect(Math.sqrt(power)).toBeGreaterThan(0.75);
    expect(Math.sqrt(power)).toBeLessThan(1.25);
  }
  const field = fieldFor(bend({ scale: 16, waves: 2 }));
  const source = Float32Array.from({ length: PHOTO * PHOTO }, (_, i) => i % PHOTO);
  const moved = bent(source, field);
  const still = bent(source, STILL);
  const random = createRandom(3);
  for (let i = 0; i < 50; i++) {
    const [y, x] = [20 + random.integer(SIDE - 40), 20 + random.integer(SIDE - 40)];
    const to = carried(field, y, x);
    const found = moved[Math.round(to.y) * SIDE + Math.round(to.x)] ?? 0;
    expect(Math.abs(found - (still[y * SIDE + x] ?? 0)), `${y} ${x}`).toBeLessThan(1.5);
  }
});

test("stability: a pull folds the skin where the text says so", () => {
  const folded = (patch: Partial<Bend>): boolean => fieldFor(bend({ waves: 0, dy: 0, ...patch })).isFolded;
  expect(folded({ scale: 8, dx: 12 })).toBe(false);
  expect(folded({ scale: 8, dx: 14 })).toBe(true);
  expect(folded({ scale: 8, dx: FARTHEST })).toBe(true);
  for (const scale of [16, 32, WHOLE] as const) expect(folded({ scale, dx: FARTHEST })).toBe(false);
  expect(STILL.isFolded).toBe(false);
});

/** Edge responses of a photo by plain loops: (C, H, W) and their side. */
function edges(planes: Float32Array): { readonly values: Float32Array; readonly side: number } {
  const filters = responses.weights.get("edges.weight") ?? new Float32Array();
  const [kernel, channels] = [7, filters.length / 49];
  const side = SIDE - kernel + 1;
  const values = new Float32Array(channels * side * side);
  for (let c = 0; c < channels; c++)
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        let sum = 0;
        for (let k = 0; k < kernel * kernel; k++)
          sum +=
            (filters[c * kernel * kernel + k] ?? 0) *
            (planes[(y + Math.floor(k / kernel)) * SIDE + x + (k % kernel)] ?? 0);
        values[(c * side + y) * side + x] = Math.max(0, sum);
      }
  return { values, side };
}

function pooled({ values, side }: ReturnType<typeof edges>, window: number, method: "max" | "mean"): Float32Array {
  const small = side / window;
  return Float32Array.from({ length: values.length / (window * window) }, (_, i) => {
    const [c, y, x] = [Math.floor(i / (small * small)), Math.floor(i / small) % small, i % small];
    const inside = Array.from(
      { length: window * window },
      (_each, k) => values[(c * side + y * window + Math.floor(k / window)) * side + x * window + (k % window)] ?? 0,
    );
    return method === "max" ? Math.max(...inside) : inside.reduce((sum, each) => sum + each, 0) / inside.length;
  });
}

test("stability: pooling softens every small bend, the more the larger the window, and removes none", () => {
  const photo = picture(4);
  const before = edges(bent(photo, STILL));
  for (const of of [
    bend({ scale: WHOLE, dy: 0, dx: 1 }),
    bend({ scale: WHOLE, dy: 0, dx: 4 }),
    bend({ scale: 16, dy: -7, dx: 9, waves: 0 }),
    bend({ scale: 16, dy: 0, dx: 0, waves: 2 }),
  ]) {
    const after = edges(bent(photo, fieldFor(of)));
    for (const method of ["max", "mean"] as const) {
      let last = change(before.values, after.values);
      for (const window of WINDOWS) {
        const now = change(pooled(before, window, method), pooled(after, window, method));
        expect(now, `${method} ${window}`).toBeLessThan(last);
        expect(now).toBeGreaterThan(0.005);
        last = now;
      }
    }
  }
});

test("stability: what is said of a change holds for any numbers", () => {
  expect(changeNote({ none: 0, max: 0 })).toBe("Nothing is bent, so every response is what it was.");
  for (const none of [0.004, 0.3, 1.2])
    for (const share of [0, 0.2, 0.9, 0.99, 1, 1.01, 1.4]) {
      const note = changeNote({ none, max: share * none });
      expect(note).toContain(`Without pooling: ${percent(none)}.`);
      expect(note.includes("softened")).toBe(share > 0 && share < 0.97);
      expect(note.includes("even more")).toBe(share > 1.03);
      expect(note.includes("does not change at all")).toBe(share === 0);
      if (share === 0.2) expect(note).toContain("leaves 20 % of that");
    }
  for (const isFolded of [false, true]) expect(skinTitle({ isFolded }).includes("no diffeomorphism")).toBe(isFolded);
  expect(sketchText(null, [2, 16], [0.24, 0.99], [0.39, 1.19])).toBe(
    "Measured: 0.24 for a shift by 2 pixels, 0.99 for 16; without pooling 0.39 and 1.19.",
  );
  expect(sketchText([0.1, 0.1], [2, 16], [0.2, 0.9], [0.4, 1])).toMatch(/^Your curve is 0\.45 off.*that stable\.$/);
  expect(sketchText([0.3, 0.8], [2, 16], [0.2, 0.9], [0.4, 1])).toMatch(
    /^Your curve is 0\.10 off on average\..*1\.00\.$/,
  );
});

test("stability: which copy is closer is said for every outcome", () => {
  for (let outcome = 0; outcome < 2 ** MEASURES.length; outcome++) {
    const at = (i: number) => ((outcome >> i) % 2 === 1 ? { bent: 0.2, blurred: 0.4 } : { bent: 0.4, blurred: 0.2 });
    const ladder: Ladder = { pixels: at(0), layer1: at(1), layer2: at(2), layer3: at(3), pooled: at(4) };
    const closer = bentCloser(ladder);
    expect(closer).toEqual(MEASURES.filter((_, i) => (outcome >> i) % 2 === 1));
    const [ofBent = "", ofBlurred = ""] = closerNote(ladder, "trained").split(";");
    if (closer.length > 0 && closer.length < MEASURES.length) {
      expect(ofBent.includes("pixels")).toBe(closer.includes("pixels"));
      expect(ofBlurred.includes("layer 2")).toBe(!closer.includes("layer2"));
    } else expect(ofBent).toMatch(closer.length === 0 ? /^The blurred copy.*every/ : /^The bent copy.*every/);
    expect(closerNote(ladder, "random")).toMatch(/Nobody trained these weights\.$/);
    expect(closerText(null, ladder)).toMatch(/^Measured: /);
    expect(
      closerText(
        closer.filter((each) => each !== "pixels"),
        ladder,
      ),
    ).toMatch(/^All four predicted correctly\. /);
    expect(closerText(closer.includes("layer1") ? [] : ["layer1"], ladder)).toMatch(/^[0-3] of four/);
  }
  const same = { bent: 0, blurred: 0.3 };
  const still: Ladder = { pixels: same, layer1: same, layer2: same, layer3: same, pooled: same };
  expect(closerNote(still, "trained")).toMatch(/^Nothing is bent/);
  expect(ratioText({ bent: 0.23, blurred: 0.17 })).toBe("1.4");
});

test("stability: a blur keeps what is even, and an edge in its place", () => {
  const even = new Float32Array(PHOTO * PHOTO).fill(0.3);
  expect(Math.max(...blurred(even, 3).map((value) => Math.abs(value - 0.3)))).toBeLessThan(1e-5);
  const middle = PHOTO / 2;
  const edge = Float32Array.from({ length: PHOTO * PHOTO }, (_, i) => (i % PHOTO < middle ? 0 : 1));
  const soft = blurred(edge, 2);
  const at = (x: number): number => soft[67 * SIDE + x] ?? 0;
  expect(at(SIDE / 2 - 1) + at(SIDE / 2)).toBeCloseTo(1, 5);
});
