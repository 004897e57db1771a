import { inputShapes } from "./graph.ts";
import { primitiveType } from "./layer-table.ts";
import type { AxisWindow, Field, FieldAxis, Graph, Shape } from "./types.ts";

/** Input pixels from `first` to `last`, both included. May reach outside the image, into the padding. */
export interface Extent {
  readonly first: number;
  readonly last: number;
}
export interface FieldBox {
  readonly y: Extent;
  readonly x: Extent;
}

/** The receptive field of an input pixel: itself. */
export const PIXEL: FieldAxis = { size: 1, jump: 1, firstCentre: 0 };

/**
 * Field after one more sliding window on an axis: `r' = r + (k - 1) d j`, `j' = j s`, and the first
 * unit's centre moves by `((k - 1) d / 2 - p) j` (Araujo, Norris and Sim 2019).
 */
export function stepAxis(before: FieldAxis, window: AxisWindow): FieldAxis {
  const reach = (window.kernel - 1) * window.dilation;
  return {
    size: before.size + reach * before.jump,
    jump: before.jump * window.stride,
    firstCentre: before.firstCentre + (reach / 2 - window.padding) * before.jump,
  };
}

/** Input pixels that unit `unit` of an axis depends on. */
export function axisExtent(axis: FieldAxis, unit: number): Extent {
  const first = axis.firstCentre + unit * axis.jump - (axis.size - 1) / 2;
  return { first, last: first + axis.size - 1 };
}

/** The part of an extent that lies on an image of `size` pixels; `null` where it lies wholly in the padding. */
export function clipExtent(extent: Extent, size: number): Extent | null {
  const first = Math.max(0, extent.first);
  const last = Math.min(size - 1, extent.last);
  return first <= last ? { first, last } : null;
}

/** Input pixels that a unit depends on; `unit` is its place on its own map. */
export function fieldExtent(field: Field, unit: { readonly y: number; readonly x: number }): FieldBox {
  return { y: axisExtent(field.y, unit.y), x: axisExtent(field.x, unit.x) };
}

/** The part of a box that lies on the image; `null` where there is none. */
export function clipBox(box: FieldBox, image: Pick<Shape, "h" | "w">): FieldBox | null {
  const y = clipExtent(box.y, image.h);
  const x = clipExtent(box.x, image.w);
  return y && x ? { y, x } : null;
}

/**
 * The smallest interval that holds both branches' fields. Exact for every unit where the jumps are
 * equal, as in a residual block; else for unit 0.
 */
function unite(a: FieldAxis, b: FieldAxis): FieldAxis {
  const [ea, eb] = [axisExtent(a, 0), axisExtent(b, 0)];
  const first = Math.min(ea.first, eb.first);
  const last = Math.max(ea.last, eb.last);
  return { size: last - first + 1, jump: Math.max(a.jump, b.jump), firstCentre: (first + last) / 2 };
}

/** Field of one value of the graph on the network's input; `null`: its units see everything. */
export function graphFields(graph: Graph): readonly (Field | null)[] {
  const fields: (Field | null)[] = [{ y: PIXEL, x: PIXEL }];
  for (const node of graph.nodes) {
    const shapes = inputShapes(node, graph);
    const steps = node.inputs.map((value, i): Field | null => {
      const field = fields[value];
      const shape = shapes[i];
      if (!field || !shape) return null;
      const window = primitiveType(node.spec.type).window(node.spec, shape);
      if (window === "all") return null;
      if (window === "point") return field;
      return { y: stepAxis(field.y, window.y), x: stepAxis(field.x, window.x) };
    });
    fields[node.output] = steps.reduce((a, b) => (a && b ? { y: unite(a.y, b.y), x: unite(a.x, b.x) } : null));
  }
  return fields;
}

/** Field of the units of one value on the network's input; `null`: they see everything. */
export function fieldOfValue(graph: Graph, value: number): Field | null {
  return graphFields(graph)[value] ?? null;
}

/** The input pixels that one axis of a window over output units `[first, last]` reads, padding included. */
function behind({ first, last }: Extent, { kernel, stride, padding, dilation }: AxisWindow): Extent {
  return { first: first * stride - padding, last: last * stride - padding + (kernel - 1) * dilation };
}

function around(a: Extent, b: Extent): Extent {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

/**
 * What one unit sees of every value before it, back to the input (value 0): a box in that value's own
 * pixels, which may reach into the padding, or `"all"`. Values that it does not see are missing.
 */
export function fieldsBehind(
  graph: Graph,
  value: number,
  unit: { readonly y: number; readonly x: number },
): ReadonlyMap<number, FieldBox | "all"> {
  const seen = new Map<number, FieldBox | "all">([
    [value, { y: { first: unit.y, last: unit.y }, x: { first: unit.x, last: unit.x } }],
  ]);
  for (const node of graph.nodes.toReversed()) {
    const box = seen.get(node.output);
    if (box === undefined) continue;
    inputShapes(node, graph).forEach((shape, i) => {
      const source = node.inputs[i] ?? 0;
      const window = primitiveType(node.spec.type).window(node.spec, shape);
      const known = seen.get(source);
      if (box === "all" || window === "all" || known === "all") seen.set(source, "all");
      else {
        const own = window === "point" ? box : { y: behind(box.y, window.y), x: behind(box.x, window.x) };
        seen.set(source, known ? { y: around(known.y, own.y), x: around(known.x, own.x) } : own);
      }
    });
  }
  return seen;
}
