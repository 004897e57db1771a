/** The descent of the stage by loops in the page: what is handed to the lab, and a second opinion. Pure. */
import { type Link, type Pair, pairsOf, productOf, sidesOf, startsOf } from "./chain.ts";
import { lengthOf, MOMENTUM, RATE, scaled, STARTS, STEPS } from "./fitted.ts";

/** Where one start ends. */
export interface Ended {
  /** The share of the target that is left. */
  readonly left: number;
  /** For the target as it is. */
  readonly pairs: readonly Pair[];
}

/** Where each start ends on its way to a target that is not empty. */
export function descended(link: Link, target: Float32Array, seed: number): readonly Ended[] {
  const weights = startsOf(link, STARTS, seed);
  const length = lengthOf(target);
  const unit = target.map((value) => value / length);
  return Array.from({ length: STARTS }, (_, start) => {
    const pairs = pairsOf(link, weights, start);
    const speeds = pairs.map(({ first, second }) => ({
      first: new Float32Array(first.length),
      second: new Float32Array(second.length),
    }));
    const difference = (): Float32Array => {
      const product = productOf(link.chain, pairs);
      return unit.map((value, i) => (product[i] ?? 0) - value);
    };
    for (let step = 0; step < STEPS; step++) {
      const left = difference();
      pairs.forEach((pair, c) => stepDown(link.chain, pair, speeds[c] ?? pair, left));
    }
    return { left: lengthOf(difference()), pairs: pairs.map((pair) => scaled(pair, length)) };
  });
}

/** One step of gradient descent with momentum. */
function stepDown(chain: Link["chain"], { first, second }: Pair, speed: Pair, left: Float32Array): void {
  const sides = sidesOf(chain);
  const [toFirst, toSecond] = [new Float32Array(first.length), new Float32Array(second.length)];
  first.forEach((a, i) =>
    second.forEach((b, j) => {
      const y = Math.floor(i / sides.first[1]) + Math.floor(j / sides.second[1]);
      const x = (i % sides.first[1]) + (j % sides.second[1]);
      const difference = left[y * sides.whole + x] ?? 0;
      toFirst[i] = (toFirst[i] ?? 0) + difference * b;
      toSecond[j] = (toSecond[j] ?? 0) + difference * a;
    }),
  );
  follow(first, speed.first, toFirst);
  follow(second, speed.second, toSecond);
}

function follow(values: Float32Array, speed: Float32Array, gradient: Float32Array): void {
  gradient.forEach((each, i) => {
    speed[i] = MOMENTUM * (speed[i] ?? 0) + each;
    values[i] = (values[i] ?? 0) - RATE * (speed[i] ?? 0);
  });
}
