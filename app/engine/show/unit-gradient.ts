import { readTensor } from "#gpu/readback.ts";
import { valueShape } from "#nn/graph.ts";
import { measureField } from "#nn/measured-field.ts";
import type { Shape } from "#nn/types.ts";
import type { Executor } from "../run/executor.ts";
import { LEAST_HALF, nextScale, startScale } from "./gradient-scale.ts";
import type { GradientField, Pull, Unit } from "./reading.ts";

/** Measurements of a computed gradient. */
interface Measured {
  readonly field: GradientField | "not-finite" | null;
  /** Its largest absolute value: infinite or NaN if any value is. */
  readonly peak: number;
  /** Its values for the first sample, without the scale. */
  readonly data: Float32Array;
}

/** The largest absolute value; NaN if any value is. */
function peakOf(data: Float32Array): number {
  let peak = 0;
  for (const value of data) {
    const size = Math.abs(value);
    if (!(size <= peak)) peak = size;
    if (Number.isNaN(size)) return size;
  }
  return peak;
}

/** What a gradient starts from: one unit, or a weighted sum of units. */
export type Pulled = Unit | Pull;

/**
 * The gradient with respect to the network's input: of one unit, which shows its effective receptive field (Luo et al. 2016),
 * or of a weighted sum of units.
 */
export class UnitGradient {
  readonly #executor: Executor;
  readonly #isHalf: boolean;
  #of: Pulled | null = null;
  #scale = startScale();

  constructor(executor: Executor) {
    this.#executor = executor;
    this.#isHalf = executor.model.device.targetFormat === "rgba16f";
  }

  /** The unit or weighted sum whose gradient, times `factor`, `executor.gradient(0)` holds; null if none. */
  get of(): Pulled | null {
    return this.#of;
  }

  /** A power of two: what the gradient has to be divided by. */
  get factor(): number {
    return 2 ** this.#scale.exponent;
  }

  /** Computes the gradient of a unit, or of none, after a forward pass; measures it, unless the device rehearses. */
  compute(unit: Pulled | null): Promise<Measured | null> {
    const executor = this.#executor;
    const { device, graph } = executor.model;
    this.#of = null;
    if (!unit || unit.value === 0 || !executor.canGoBack) return Promise.resolve(null);
    // A vector may be stored as the maps that were flattened: the order of its values is the same.
    const { c, h, w } = valueShape(graph, unit.value);
    const seed = executor.gradientTensor(unit.value);
    const values = new Float32Array(executor.batch * c * h * w);
    if ("weights" in unit) values.set(unit.weights.map((weight) => weight * this.factor));
    else values[(unit.c * h + unit.y) * w + unit.x] = this.factor;
    seed.upload(values);
    executor.backward(seed, unit.value);
    const gradient = executor.gradient(0);
    this.#of = gradient && unit;
    const reading = gradient && !device.rehearsing ? readTensor(device, gradient, 1) : null;
    seed.dispose();
    if (!reading || !gradient) return Promise.resolve(null);
    return reading.then((data) => this.#measure(data, gradient.shape));
  }

  #measure(data: Float32Array, shape: Shape): Measured {
    const peak = peakOf(data);
    const { factor } = this;
    const scaled = factor === 1 ? data : data.map((value) => value / factor);
    if (!Number.isFinite(peak)) return { field: "not-finite", peak, data: scaled };
    const field = measureField(data, shape);
    return { field: field && { ...field, least: this.#isHalf ? LEAST_HALF / peak : 0 }, peak, data: scaled };
  }

  /**
   * Whether 16-bit floats would hold more of the gradient at another scale: if so, sets that scale, and the gradient
   * should be computed again.
   */
  improves(measured: Measured | null): boolean {
    if (!this.#isHalf || !measured) return false;
    const next = nextScale(this.#scale, measured.peak);
    this.#scale = next ?? startScale(this.#scale.exponent);
    return next !== null;
  }
}
