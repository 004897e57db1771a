/** Receptive fields by layer: size, jump and position of what a value's units see of the network's input. */
import { around, type Extent, type FieldBox, lengthOf, sameBox } from "./field-box.ts";
import { valueShape } from "./graph.ts";
import { primitiveType } from "./layer-table.ts";
import { sameShape } from "./layers/checks.ts";
import { seenByAll } from "./seen.ts";
import { readBy } from "./sight.ts";
import type { AxisReach, AxisWindow, Field, FieldAxis, Graph, Shape, Window } from "./types.ts";

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

/** Input pixels that unit `unit` of an axis depends on; they may lie beyond the image, in the padding. */
export function axisExtent(axis: FieldAxis, unit: number): Extent {
  const own = axis.extents?.[unit];
  if (own) return own;
  const first = axis.firstCentre + unit * axis.jump - (axis.size - 1) / 2;
  return { first, last: first + axis.size - 1 };
}

/** Input pixels that a unit depends on; `unit` is its position on its map, or on the map that was flattened. */
export function fieldExtent(field: Field, unit: { readonly y: number; readonly x: number }): FieldBox {
  return { y: axisExtent(field.y, unit.y), x: axisExtent(field.x, unit.x) };
}

/** Size of the smallest receptive field on an axis; `size` is that of the largest. */
export function leastSize({ size, extents }: FieldAxis): number {
  return extents ? Math.min(...extents.map(lengthOf)) : size;
}

/** Whether all units see the same pixels, as after a dense layer or global average pooling. */
export function isShared({ y, x }: Field): boolean {
  return y.jump === 0 && x.jump === 0;
}

/** An axis while it is being traced, including the fields of units off the map, which layers read as padding. */
interface Line {
  readonly axis: FieldAxis;
  readonly at: (unit: number) => Extent;
}
interface Sight {
  readonly y: Line;
  readonly x: Line;
  /** See `Field.map`. */
  readonly map?: Shape;
}

function evenLine(axis: FieldAxis): Line {
  return { axis, at: (unit) => axisExtent(axis, unit) };
}

function unevenLine(count: number, jump: number, extent: (unit: number) => Extent): Line {
  const known = new Map<number, Extent>();
  const at = (unit: number): Extent => {
    const found = known.get(unit) ?? extent(unit);
    known.set(unit, found);
    return found;
  };
  const extents = Array.from({ length: count }, (_, unit) => at(unit));
  const { first, last } = at(0);
  return { axis: { size: Math.max(...extents.map(lengthOf)), jump, firstCentre: (first + last) / 2, extents }, at };
}

/** The line after one more window, for `count` units. */
function step(line: Line, window: AxisReach, count: number): Line {
  const { axis, at } = line;
  if (axis.jump === 0 && !axis.extents) return line;
  if ("kernel" in window && !axis.extents) return evenLine(stepAxis(axis, window));
  return unevenLine(count, axis.jump * window.stride, (unit) => {
    const read = readBy(window, unit);
    return { first: at(read.first).first, last: at(read.last).last };
  });
}

/** The shortest extents that contain what both branches see. */
function unite(a: Line, b: Line, count: number): Line {
  const [{ jump }, { jump: other }] = [a.axis, b.axis];
  if (a.axis.extents || b.axis.extents || jump !== other)
    return unevenLine(count, Math.max(jump, other), (unit) => around(a.at(unit), b.at(unit)));
  const { first, last } = around(a.at(0), b.at(0));
  return evenLine({ size: last - first + 1, jump, firstCentre: (first + last) / 2 });
}

/** An axis on which all units see the same pixels. */
function sharedLine({ first, last }: Extent): Line {
  return evenLine({ size: last - first + 1, jump: 0, firstCentre: (first + last) / 2 });
}

function sharedSight(box: FieldBox | null): Sight | null {
  return box && { y: sharedLine(box.y), x: sharedLine(box.x) };
}

function fieldOf({ y, x, map }: Sight): Field {
  return { y: y.axis, x: x.axis, ...(map ? { map } : {}) };
}

/** The same values rearranged into another shape: each sees what it saw before. */
function reordered(before: Sight, from: Shape, to: Shape): Sight {
  const { y, x, map = from } = before;
  return sameShape(map, to) || isShared(fieldOf(before)) ? { y, x } : { y, x, map };
}

function isPoint(reach: AxisReach): boolean {
  return "kernel" in reach && reach.kernel === 1 && reach.stride === 1 && reach.padding === 0;
}

/** What all units of a value together see of the input; `null`: nothing. */
type SeenByAll = () => FieldBox | null;

/** What units see through one more layer of one of its inputs. */
function through(before: Sight | null, { c, y, x }: Window, input: Shape, output: Shape, byAll: SeenByAll) {
  const isWhole = (reach: AxisReach, size: number): boolean => reach.stride === 0 || size === 1;
  if (c.stride === 0 && isWhole(y, input.h) && isWhole(x, input.w)) return sharedSight(byAll());
  // A vector unit's former position is given by its channel; only layers that keep the channels preserve it.
  if (!before || before.map) return [c, y, x].every(isPoint) ? before : null;
  const axis = (line: Line, reach: AxisReach, count: number, all: Extent | undefined): Line =>
    all ? sharedLine(all) : step(line, reach, count);
  return {
    y: axis(before.y, y, output.h, y.stride === 0 ? byAll()?.y : undefined),
    x: axis(before.x, x, output.w, x.stride === 0 ? byAll()?.x : undefined),
  };
}

const ORIGIN = { y: 0, x: 0 };

/** What units see through two branches together. */
function either(a: Sight | null, b: Sight | null, output: Shape, byAll: SeenByAll): Sight | null {
  if (!a || !b) return null;
  if (a.map || b.map) {
    const box = byAll();
    const fields = [a, b].map(fieldOf).filter(isShared);
    if (box && fields.some((field) => sameBox(fieldExtent(field, ORIGIN), box))) return sharedSight(box);
    if (!a.map || !b.map || !sameShape(a.map, b.map)) return null;
  }
  const { h, w } = a.map ?? output;
  return { y: unite(a.y, b.y, h), x: unite(a.x, b.x, w), ...(a.map ? { map: a.map } : {}) };
}

/**
 * Receptive fields of all values of the graph on the network's input. If a value's channels see different pixels, as
 * after a concatenation, this is the box around all of them. `null`: a unit's position does not determine what it sees
 * (use `seenBy`).
 */
export function graphFields(graph: Graph): readonly (Field | null)[] {
  const sights: (Sight | null)[] = [{ y: evenLine(PIXEL), x: evenLine(PIXEL) }];
  for (const { spec, inputs, output } of graph.nodes) {
    const shapes = inputs.map((value) => valueShape(graph, value));
    const shape = valueShape(graph, output);
    const byAll = (): FieldBox | null => seenByAll(graph, output);
    const branches = shapes.map((input, i) => {
      const before = sights[inputs[i] ?? 0] ?? null;
      const window = primitiveType(spec.type).window(spec, shapes, i);
      if (window === "order") return before && reordered(before, input, shape);
      return through(before, window, input, shape, byAll);
    });
    sights[output] = branches.reduce((a, b) => either(a, b, shape, byAll));
  }
  return sights.map((sight) => sight && fieldOf(sight));
}

/** Receptive field of the units of one value on the network's input; `null`: see `graphFields`. */
export function fieldOfValue(graph: Graph, value: number): Field | null {
  return graphFields(graph)[value] ?? null;
}
