/** The trained network, unrolled: what its values are called, and what a unit was made from. Pure. */
import { graphOf } from "#nn/graph.ts";
import type { UnitExplanation, UnitIndex } from "#nn/unit-explanation.ts";
import { defaultNetwork } from "#nn/zoo/digits.ts";
import type { Graph, GraphNode, Shape } from "#nn/types.ts";
import type { Step } from "./state.ts";

export const graph: Graph = graphOf(defaultNetwork);
const NAMES: Readonly<Record<string, string>> = {
  conv2d: "convolution",
  activation: "ReLU",
  max_pool2d: "max pooling",
  flatten: "flattened",
  dense: "dense",
};

/** A value of the network as the stage shows it. */
export interface Layer {
  readonly value: number;
  readonly name: string;
  readonly shape: Shape;
}

/** The node that makes a value; null for the picture. */
export function nodeOf(value: number): GraphNode | null {
  return graph.nodes.find(({ output }) => output === value) ?? null;
}

/** What a value is called: of several layers of a type, with its number. */
export function nameOf(value: number): string {
  const node = nodeOf(value);
  if (!node) return "picture";
  const { type } = node.spec;
  const same = graph.nodes.filter(({ spec }) => spec.type === type);
  const name = NAMES[type] ?? type;
  return same.length > 1 ? `${name} ${same.indexOf(node) + 1}` : name;
}

/** What is drawn as maps: all values but the vectors. */
export const layers: readonly Layer[] = graph.values.flatMap(({ shape }, value) =>
  shape.h * shape.w > 1 ? [{ value, name: nameOf(value), shape }] : [],
);

/** The output. */
export const OUTPUT = graph.output;

/** One term of a unit's sum: where it was read, and what it adds. */
export interface Term {
  readonly from: Step;
  readonly value: number;
  /** Null where a value is taken as it is. */
  readonly weight: number | null;
  readonly adds: number;
}

/** A unit's sum as a list of terms that can be opened in turn. */
export interface Opened {
  /** `sum`: products are added; `max`: the largest wins; `point`: a function of one value; `copy`: the value itself. */
  readonly rule: "sum" | "max" | "point" | "copy";
  /** All that lie on the map, by what they add, largest first; the winner first. */
  readonly terms: readonly Term[];
  readonly bias: number | null;
  /** Worked out on this page, in double precision. */
  readonly own: number;
  /** As the GPU has it. */
  readonly result: number;
}

/** Reads an explanation as terms; null for a kind that this network does not have. */
export function openedOf(explanation: UnitExplanation, value: number): Opened | null {
  const source = nodeOf(value)?.inputs[0] ?? 0;
  const step = ({ c, y, x }: UnitIndex): Step => [source, c, y, x];
  const { result } = explanation;
  switch (explanation.kind) {
    case "weighted":
      return {
        rule: "sum",
        terms: explanation.terms
          .filter(({ inside }) => inside)
          .map(({ ci, iy, ix, value: read, weight }) => ({
            from: step({ c: ci, y: iy, x: ix }),
            value: read,
            weight,
            adds: read * weight,
          }))
          .toSorted((a, b) => Math.abs(b.adds) - Math.abs(a.adds)),
        bias: explanation.bias,
        own: explanation.sum,
        result,
      };
    case "window": {
      const winner = explanation.terms[explanation.winner];
      const terms = explanation.terms
        .filter(({ inside }) => inside)
        .map(({ ci, iy, ix, value: read }) => ({
          from: step({ c: ci, y: iy, x: ix }),
          value: read,
          weight: null,
          adds: read,
        }))
        .toSorted((a, b) => b.adds - a.adds);
      return { rule: "max", terms, bias: null, own: winner?.value ?? Number.NaN, result };
    }
    case "point": {
      const { input, unit } = explanation;
      const own = Math.max(0, input);
      return {
        rule: "point",
        terms: [{ from: step(unit), value: input, weight: null, adds: own }],
        bias: null,
        own,
        result,
      };
    }
    case "copy":
      return {
        rule: "copy",
        terms: [{ from: step(explanation.from), value: result, weight: null, adds: result }],
        bias: null,
        own: result,
        result,
      };
    default:
      return null;
  }
}

/** A step within what the network has. */
export function within([value, c, y, x]: Step): Step {
  const held = Math.min(value, OUTPUT);
  const shape = graph.values[held]?.shape ?? { c: 1, h: 1, w: 1 };
  return [held, Math.min(c, shape.c - 1), Math.min(y, shape.h - 1), Math.min(x, shape.w - 1)];
}
