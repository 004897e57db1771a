import type { Device } from "#gpu/device.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Executor } from "../run/executor.ts";

/** One sample of a value of the graph, shifted by whole pixels (down, right) and padded with zeros. */
export interface Operand {
  readonly value: number;
  /** The first by default. */
  readonly sample?: number;
  readonly by?: { readonly y: number; readonly x: number };
}

/** A shifted value, or the difference of two of the same shape, zero where one of them is padding. */
export interface Comparison {
  readonly of: Operand;
  readonly minus?: Operand;
}

const STILL = { y: 0, x: 0 };

/** Key of a comparison: equal for equal comparisons. */
export function comparisonKey({ of, minus }: Comparison): string {
  const operand = ({ value, sample = 0, by = STILL }: Operand): string => `${value}@${sample}(${by.y},${by.x})`;
  return minus ? `${operand(of)}-${operand(minus)}` : operand(of);
}

/** Computes comparisons of an executor's values, in tensors that one pass after another reuses. */
export class Comparisons {
  readonly #device: Device;
  readonly #executor: Executor;
  readonly #known = new Map<string, Tensor>();
  readonly #tensors: Tensor[] = [];
  #free: Tensor[] = [];

  constructor(device: Device, executor: Executor) {
    this.#device = device;
    this.#executor = executor;
  }

  /** Discards the results of the previous pass. */
  begin(): void {
    this.#known.clear();
    this.#free = [...this.#tensors];
  }

  /** The result of a comparison in this pass, computed on first use. Enqueues only. */
  tensor(comparison: Comparison): Tensor {
    const key = comparisonKey(comparison);
    const known = this.#known.get(key);
    if (known) return known;
    const { of, minus = of } = comparison;
    const [a, b] = [this.#executor.tensor(of.value), this.#executor.tensor(minus.value)];
    const y = this.#take(a);
    const { h, w } = a.shape;
    const [first, second] = [of.by ?? STILL, minus.by ?? STILL];
    const within = comparison.minus
      ? [
          Math.max(0, first.y, second.y),
          Math.max(0, first.x, second.x),
          h + Math.min(0, first.y, second.y),
          w + Math.min(0, first.x, second.x),
        ]
      : [0, 0, h, w];
    this.#device.run({
      kernel: "view/compare.frag",
      inputs: { a, b },
      outputs: { y },
      uniforms: {
        by: [first.y, first.x, second.y, second.x],
        within,
        samples: [(of.sample ?? 0) * h, (minus.sample ?? 0) * b.shape.h],
        share: comparison.minus ? 1 : 0,
      },
    });
    this.#known.set(key, y);
    return y;
  }

  #take({ shape: { c, h, w } }: Tensor): Tensor {
    const at = this.#free.findIndex(({ shape }) => shape.c === c && shape.h === h && shape.w === w);
    const [found] = at < 0 ? [] : this.#free.splice(at, 1);
    if (found) return found;
    const made = this.#device.tensor("comparison", { n: 1, c, h, w }, { onePhase: true });
    this.#tensors.push(made);
    return made;
  }

  dispose(): void {
    for (const tensor of this.#tensors) tensor.dispose();
    this.#tensors.length = 0;
    this.#known.clear();
    this.#free = [];
  }
}
