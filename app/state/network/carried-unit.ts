import type { Unit } from "#engine/show/reading.ts";
import { valueShape } from "#nn/graph.ts";
import type { Graph } from "#nn/types.ts";

/**
 * Where a unit is after its network was replaced: in the layer of the same name and type, at the same place. Null where there
 * is no such layer, or it no longer reaches that far.
 */
export function carriedUnit(before: Graph, after: Graph, unit: Unit): Unit | null {
  const node = before.nodes.find(({ output }) => output === unit.value);
  const next = after.nodes.find(({ name, spec }) => name === node?.name && spec.type === node.spec.type);
  if (!next) return null;
  const { c, h, w } = valueShape(after, next.output);
  return unit.c < c && unit.y < h && unit.x < w ? { ...unit, value: next.output } : null;
}
