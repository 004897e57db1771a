import { expect, test } from "@playwright/test";
import { guessText } from "#content/scenes/08-pooling/guess-text.ts";
import { asked, digitsOf, handedBack, outputsOf, seedOf, windowOf } from "#content/scenes/08-pooling/pool.ts";
import { GRADIENT, nameOf, type Pool, SIDE } from "#content/scenes/08-pooling/state.ts";
import { backNote, backValue, forwardNote } from "#content/scenes/08-pooling/verdict.ts";

const pools = (["max", "mean"] as const).flatMap((kind) =>
  ([2, 3, 4] as const).flatMap((size) => ([1, 2, 3] as const).map((stride): Pool => ({ kind, size, stride }))),
);

/** What an input gets: by nudging it, for a maximum with the first of equals made a little larger. */
function byNudging(pool: Pool, map: Float32Array, dropped: readonly number[], place: number): number {
  const value = (at: number, nudge: number): number => (map[at] ?? 0) - 1e-6 * at + (at === place ? nudge : 0);
  const outputs = outputsOf(pool);
  const loss = (nudge: number): number =>
    dropped.reduce((sum, name) => {
      const [y, x] = [Math.floor(name / SIDE), name % SIDE];
      if (y >= outputs || x >= outputs) return sum;
      const numbers = windowOf(pool, y, x).map((at) => value(at, nudge));
      const output =
        pool.kind === "max" ? Math.max(...numbers) : numbers.reduce((all, each) => all + each, 0) / numbers.length;
      return sum + GRADIENT * output;
    }, 0);
  return (loss(1e-7) - loss(0)) / 1e-7;
}

test("pooling: gradients handed back are what nudging the inputs says", () => {
  const map = digitsOf(7);
  const dropped = [nameOf(0, 0), nameOf(1, 1), nameOf(1, 0)];
  for (const pool of pools) {
    const gradient = handedBack(pool, map, dropped);
    gradient.forEach((value, place) => expect(byNudging(pool, map, dropped, place)).toBeCloseTo(value, 5));
    expect(seedOf(pool, dropped).reduce((sum, each) => sum + each, 0)).toBe(
      GRADIENT * dropped.filter((name) => name % SIDE < outputsOf(pool) && name / SIDE < outputsOf(pool)).length,
    );
  }
});

test("pooling: what is said holds in every state", () => {
  const wrong: string[] = [];
  for (const seed of [0, 18, 25]) {
    const map = digitsOf(seed);
    for (const pool of pools) {
      const outputs = outputsOf(pool);
      for (let y = 0; y < outputs; y++) {
        for (let x = 0; x < outputs; x++) {
          const numbers = windowOf(pool, y, x).map((place) => map[place] ?? 0);
          const best = Math.max(...numbers);
          const equal = numbers.filter((each) => each === best).length;
          const text = forwardNote(pool, map, y, x);
          const neighbours = [nameOf(y, x), nameOf(y, Math.min(x + 1, outputs - 1))];
          const gradient = handedBack(pool, map, neighbours);
          const back = backNote(pool, map, neighbours, gradient);
          const most = Math.max(...gradient);
          const share = pool.kind === "max" ? GRADIENT : GRADIENT / numbers.length;
          const hold = (is: boolean, should: boolean): void => {
            if (is !== should) wrong.push(`${JSON.stringify({ seed, pool, y, x })}: ${text} | ${back}`);
          };
          hold(/times/.test(text), pool.kind === "max" && equal > 1);
          hold(/leave no trace/.test(text), pool.kind === "max" && equal === 1);
          hold(/Mean of the window/.test(text), pool.kind === "mean");
          hold(/sum\.|add up/.test(back), most > share + 1e-6);
          const arrived = GRADIENT * new Set(neighbours).size;
          hold(back.includes(`Arrived: ${arrived}, passed on: ${arrived}.`), true);
          const [got = "", of = ""] = backValue(pool, neighbours, gradient).split(" of ");
          hold(Number(got) === gradient.filter((each) => each !== 0).length && Number(of) >= Number(got), true);
        }
      }
      expect(backValue(pool, [], handedBack(pool, map, []))).toBe("none");
      expect(backNote(pool, map, [], handedBack(pool, map, []))).toMatch(/Press an output/);
    }
  }
  expect(wrong).toEqual([]);
});

test("pooling: the prediction is about a winner of two windows, and slips are named", () => {
  const gradient = handedBack(asked, digitsOf(asked.seed), asked.dropped);
  const four = windowOf(asked, asked.y, asked.x).map((place) => gradient[place] ?? 0);
  expect(four).toEqual([0, 0, 0, 8]);
  expect(guessText(null, four)).toBe("Measured: 0, 0, 0, 8.");
  expect(guessText(four, four)).toMatch(/^All 4 predicted correctly/);
  expect(guessText([1, 2, 1, 2], four)).toMatch(/^0 of 4 .* mean passes back/);
  expect(guessText([0, 0, 0, 4], four)).toMatch(/^3 of 4 .* both are added/);
});
