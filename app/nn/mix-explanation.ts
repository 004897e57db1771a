/** Units of layers that mix a few input values by fixed rules, without weights of their own. Pure. */
import type { PrimitiveSpec, Shape } from "./types.ts";

export interface Place {
  readonly c: number;
  readonly y: number;
  readonly x: number;
}
/** One input value that took part, and its share of the result (1 for a largest value or a sum of squares). */
export interface MixTerm {
  readonly from: Place;
  readonly value: number;
  readonly weight: number;
}
export interface Mix {
  readonly kind: "mix";
  /** `max`: the largest; `sum`: shares added up; `norm`: `own (k + alpha / size * sum of squares)^-beta`. */
  readonly rule: "max" | "sum" | "norm";
  readonly terms: readonly MixTerm[];
  /** What the rule makes of the terms, in double precision. */
  readonly value: number;
}

type Lookup = (place: Place) => number;

function sumOf(terms: readonly MixTerm[]): Mix {
  return { kind: "mix", rule: "sum", terms, value: terms.reduce((sum, t) => sum + t.value * t.weight, 0) };
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** The two input pixels that an output pixel of an enlarged axis lies between, with their shares. */
function between(o: number, size: number, factor: number): readonly (readonly [index: number, share: number])[] {
  const source = Math.max(0, (o + 0.5) / factor - 0.5);
  const lower = Math.floor(source);
  const upper = lower + 1 < size ? source - lower : 0;
  return upper > 0
    ? [
        [lower, 1 - upper],
        [lower + 1, upper],
      ]
    : [[lower, 1]];
}

function window(o: number, size: number, outputs: number): readonly number[] {
  return range(Math.floor((o * size) / outputs), Math.ceil(((o + 1) * size) / outputs) - 1);
}

/**
 * Terms and value of a unit; null for a layer of another kind. `at` looks up the (first) input, whose shape is
 * `input`; `output` is the shape of the layer's result.
 */
export function mixOf(spec: PrimitiveSpec, unit: Place, input: Shape, output: Shape, at: Lookup): Mix | null {
  const term = (from: Place, weight: number): MixTerm => ({ from, value: at(from), weight });
  switch (spec.type) {
    case "channel_max_pool": {
      const first = unit.c * spec.groupSize;
      const terms = range(first, first + spec.groupSize - 1).map((c) => term({ ...unit, c }, 1));
      return { kind: "mix", rule: "max", terms, value: Math.max(...terms.map(({ value }) => value)) };
    }
    case "local_response_norm": {
      const first = Math.max(0, unit.c - Math.floor(spec.size / 2));
      const last = Math.min(input.c - 1, unit.c + Math.floor((spec.size - 1) / 2));
      const terms = range(first, last).map((c) => term({ ...unit, c }, 1));
      const squares = terms.reduce((sum, { value }) => sum + value * value, 0);
      const value = at(unit) * (spec.k + (spec.alpha / spec.size) * squares) ** -spec.beta;
      return { kind: "mix", rule: "norm", terms, value };
    }
    case "adaptive_avg_pool2d": {
      const rows = window(unit.y, input.h, output.h);
      const columns = window(unit.x, input.w, output.w);
      const share = 1 / (rows.length * columns.length);
      return sumOf(rows.flatMap((y) => columns.map((x) => term({ c: unit.c, y, x }, share))));
    }
    case "upsample": {
      if (spec.mode === "nearest") {
        const [y, x] = [Math.floor(unit.y / spec.factor), Math.floor(unit.x / spec.factor)];
        return sumOf([term({ c: unit.c, y, x }, 1)]);
      }
      return sumOf(
        between(unit.y, input.h, spec.factor).flatMap(([y, down]) =>
          between(unit.x, input.w, spec.factor).map(([x, across]) => term({ c: unit.c, y, x }, down * across)),
        ),
      );
    }
    case "dropout":
      return sumOf([term(unit, 1)]);
    default:
      return null;
  }
}
