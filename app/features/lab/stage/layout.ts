import { vectorValues } from "#nn/graph.ts";
import { layerType } from "#nn/layer-table.ts";
import type { LayerGroup } from "#nn/layer-type.ts";
import { neverNegative } from "#nn/sign.ts";
import type { Graph, NetworkReport, Shape } from "#nn/types.ts";
import type { Montage } from "#engine/show/montage.ts";

/** One column of the strip: the feature maps of a layer. */
export interface Column {
  readonly layerId: string;
  readonly label: string;
  readonly group: LayerGroup;
  readonly value: number;
  readonly shape: Shape;
  /** Whether the values are a vector: no rows and columns of pixels. */
  readonly vector: boolean;
  readonly montage: Montage;
  /** Screen pixels per value. */
  readonly scale: number;
  /** Whether values can never be negative. */
  readonly magnitude: boolean;
}

/** Maximum number of maps shown per layer; the inspector shows the rest. */
export const MOST_MAPS = 32;
const GAP = 1;

/** How many maps fit side by side so that a column of maps is about `height` pixels high. */
function arrange(shape: Shape, count: number, height: number): { readonly columns: number; readonly scale: number } {
  const longest = Math.max(shape.h, shape.w);
  for (let columns = 1; ; columns++) {
    const rows = Math.ceil(count / columns);
    const cell = height / rows;
    // A map gets at least 34 screen pixels; more than 84 would show nothing new.
    if (cell >= 34 || columns >= 4 || columns >= count) {
      const size = Math.min(84, Math.max(18, cell - 3));
      return { columns, scale: size / longest };
    }
  }
}

/** A vector as one column of cells, or as a block if it is long; no taller than `height` if possible. */
function arrangeVector(count: number, height: number, gap: number) {
  const columns = count <= 16 ? 1 : Math.ceil(Math.sqrt(count / 3));
  const rows = Math.ceil(count / columns);
  return { columns, scale: Math.max(3, Math.min(20, Math.floor(height / (rows + gap * (rows - 1))))) };
}

/** The strip's columns for the running network; flatten, which only rearranges indices, has none. */
export function columnsOf(graph: Graph, report: NetworkReport, height: number): readonly Column[] {
  const vectors = vectorValues(graph);
  return report.layers.flatMap(({ spec, label }) => {
    const value = graph.layerOutputs.get(spec.id);
    const shape = value === undefined ? undefined : graph.values[value]?.shape;
    if (value === undefined || !shape || spec.type === "flatten") return [];
    const vector = vectors.has(value) || (shape.h === 1 && shape.w === 1);
    const count = vector ? Math.min(shape.c, 1024) : Math.min(shape.c, MOST_MAPS);
    const vectorGap = count > 64 ? 0 : GAP;
    const { columns, scale } = vector ? arrangeVector(count, height, vectorGap) : arrange(shape, count, height);
    const gap = vector ? vectorGap : GAP * Math.max(1, Math.round(1 / scale));
    const montage = { cellWidth: shape.w, cellHeight: shape.h, columns, count, gap };
    const { group } = layerType(spec.type);
    return [
      { layerId: spec.id, label, group, value, shape, vector, montage, scale, magnitude: neverNegative(graph, value) },
    ];
  });
}
