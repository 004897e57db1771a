import { expect, test } from "@playwright/test";
import {
  ANGLES,
  anglesOf,
  patternAt,
  periodOf,
  SIDE,
  STEP,
  type State,
  weightsOf,
} from "#content/scenes/10-channel-pooling/bank.ts";
import {
  type Curves,
  nowNote,
  rippleNote,
  rippleOf,
  rippleText,
  sketchText,
} from "#content/scenes/10-channel-pooling/verdict.ts";
import { closedCurve, placeAt, turned } from "#figures/dial/angles.ts";

const banks = (["edge", "bar"] as const).flatMap((pattern) =>
  ([2, 4, 8, 16] as const).map((copies) => ({ pattern, copies })),
);

/** The copies' answers by plain sums. */
function curvesOf(bank: Pick<State, "pattern" | "copies">): Curves {
  const weights = weightsOf(bank, SIDE).get("copies.weight") ?? new Float32Array();
  const inputs = ANGLES.map((angle) => patternAt(bank.pattern, angle));
  const copies = anglesOf(bank).map((_, c) =>
    inputs.map((input) =>
      Math.max(
        0,
        input.reduce((sum, value, i) => sum + value * (weights[c * SIDE * SIDE + i] ?? 0), 0),
      ),
    ),
  );
  return { copies, maximum: ANGLES.map((_, i) => Math.max(...copies.map((curve) => curve[i] ?? 0))) };
}

test("channel pooling: each copy answers its own angle with about 1, and more copies make less ripple", () => {
  for (const pattern of ["edge", "bar"] as const) {
    const ripples = ([2, 4, 8, 16] as const).map((copies) => {
      const curves = curvesOf({ pattern, copies });
      anglesOf({ pattern, copies }).forEach((angle, c) => {
        const at = Math.round(angle / STEP) % ANGLES.length;
        expect(curves.copies[c]?.[at], `${pattern} ${angle}`).toBeGreaterThan(0.9);
        expect(curves.copies[c]?.[at], `${pattern} ${angle}`).toBeLessThan(1.05);
      });
      return rippleOf(curves.maximum);
    });
    for (let i = 1; i < ripples.length; i++) expect(ripples[i]).toBeLessThan(ripples[i - 1] ?? 0);
    expect(ripples[2]).toBeLessThan(1.15);
    expect(ripples[1]).toBeGreaterThan(1.3);
  }
});

test("channel pooling: what is said holds for every bank and angle", () => {
  for (const bank of banks) {
    const curves = curvesOf(bank);
    const [, least = "", most = ""] = /between ([\d.]+) and ([\d.]+);/.exec(rippleNote(curves)) ?? [];
    expect(Number(least)).toBeCloseTo(Math.min(...curves.maximum), 1);
    expect(Number(most)).toBeCloseTo(Math.max(...curves.maximum), 1);
    ANGLES.forEach((angle, i) => {
      const answers = curves.copies.map((curve) => curve[i] ?? 0);
      const text = nowNote(bank, answers);
      const winner = Number(/copy at ([\d.]+)°/.exec(text)?.[1]);
      const period = periodOf(bank.pattern);
      const apart = Math.abs(((angle - winner + 10.5 * period) % period) - period / 2);
      if (Math.max(...answers) > 0)
        expect(apart, `${angle}: ${text}`).toBeLessThanOrEqual(period / bank.copies / 2 + 2.5);
    });
  }
  expect(nowNote({ pattern: "edge", copies: 2 }, [0, 0])).toBe("No copy responds.");
  expect(rippleText(Infinity)).toBe("∞");
  expect(rippleText(1.0824)).toBe("1.08");
});

test("channel pooling: a drawn curve is told how far it was", () => {
  expect(sketchText(null, [0.9, 1])).toBe("Measured: nearly level, between 0.90 and 1.00.");
  expect(sketchText([1, 1], [0.9, 1])).toMatch(/^Your curve is 0\.05 off on average\. Measured.*1\.00\.$/);
  expect(sketchText([0, 1], [0.9, 1])).toMatch(/its neighbour takes over\.$/);
});

test("dial: angles run anticlockwise from the right", () => {
  expect(turned(-15)).toBe(345);
  expect(turned(719.6)).toBe(0);
  expect(placeAt(90, 10).y).toBeCloseTo(-10);
  expect(closedCurve([1, 1, 1, 1])).toBe("M1.00 0.00L0.00 -1.00L-1.00 -0.00L-0.00 1.00Z");
});
