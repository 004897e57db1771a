/** What units see of earlier values, traced back layer by layer. */
import type { FieldBox } from "./field-box.ts";
import { inputShapes, valueShape } from "./graph.ts";
import { primitiveType } from "./layer-table.ts";
import { behind, everything, hull, isEmpty, joined, reordered, type Sight, single, together } from "./sight.ts";
import type { UnitIndex } from "./unit-explanation.ts";
import type { Graph, GraphNode, Shape } from "./types.ts";

/** What some units see of one value: the smallest box around all its pixels that they depend on. */
export interface Seen extends FieldBox {
  /** Only in these channels. */
  readonly channels: readonly number[];
  /** The box if maps extended beyond their edges, into the padding; the box itself where a layer reads whole maps. */
  readonly reach: FieldBox;
}

/** What the given output units of a node see of its input `i`. */
function throughNode(own: Sight, node: GraphNode, graph: Graph, shapes: readonly Shape[], i: number): readonly Sight[] {
  const { c, h, w } = shapes[i] ?? { c: 0, h: 0, w: 0 };
  const window = primitiveType(node.spec.type).window(node.spec, shapes, i);
  if (window === "order") return reordered(own, valueShape(graph, node.output), { c, h, w });
  return [{ c: behind(own.c, window.c, c), y: behind(own.y, window.y, h), x: behind(own.x, window.x, w) }];
}

/** Traces units back to the input. */
function traced(graph: Graph, value: number, units: Sight): ReadonlyMap<number, readonly Sight[]> {
  const seen = new Map<number, readonly Sight[]>([[value, [units]]]);
  for (const node of graph.nodes.toReversed()) {
    const sights = seen.get(node.output);
    if (!sights) continue;
    const shapes = inputShapes(node, graph);
    for (const [i, source] of node.inputs.entries()) {
      const found = sights.flatMap((own) => throughNode(own, node, graph, shapes, i)).filter((one) => !isEmpty(one));
      const all = found.reduce(joined, seen.get(source) ?? []);
      if (all.length > 0) seen.set(source, all);
    }
  }
  return seen;
}

function boxOf(sights: readonly Sight[]): Seen {
  const { c, y, x } = sights.reduce(together);
  const box = { y: hull(y.places), x: hull(x.places) };
  return { ...box, channels: c.places, reach: { y: y.reach ?? box.y, x: x.reach ?? box.x } };
}

/**
 * What one unit sees of its own value and of every earlier one, back to the input (value 0). Positions off a map are
 * dropped: they are padding. Values that the unit does not see are missing, even the input if it sees only padding.
 */
export function seenBy(graph: Graph, value: number, unit: UnitIndex): ReadonlyMap<number, Seen> {
  const at = { c: single(unit.c), y: single(unit.y), x: single(unit.x) };
  return new Map([...traced(graph, value, at)].map(([source, sights]) => [source, boxOf(sights)]));
}

/** What all units of a value together see of the input; `null`: nothing. */
export function seenByAll(graph: Graph, value: number): Seen | null {
  const sights = traced(graph, value, everything(valueShape(graph, value))).get(0);
  return sights ? boxOf(sights) : null;
}
