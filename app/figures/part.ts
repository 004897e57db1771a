/**
 * A value of a network as shown to a student: its name, shape, receptive field and the positions of its units. Pure.
 */
import { INPUT_ID } from "#nn/graph.ts";
import { neverNegative } from "#nn/sign.ts";
import { planGraph } from "#nn/plan.ts";
import { graphFields } from "#nn/receptive-field.ts";
import type { Field, Graph, GraphNode, Shape } from "#nn/types.ts";
import type { ScaleKind } from "#engine/show/montage.ts";

/** One value of the network: a layer's output, or a part of a block's. */
export interface Part {
  /** `conv1` within a block, the layer's label otherwise. */
  readonly name: string;
  readonly value: number;
  /** Null for the network's input. */
  readonly node: GraphNode | null;
  readonly shape: Shape;
  /** Its stored shape on the GPU: for a flattened vector, that of the maps before. */
  readonly stored: Shape;
  /** Null: not determined by position (see `graphFields`). */
  readonly field: Field | null;
  readonly scale: ScaleKind;
}

/** Colour scale of a value: magnitudes if it cannot be negative, signed otherwise; the input is 0 .. 1. */
export function scaleOf(graph: Graph, value: number): ScaleKind {
  if (value === 0) return "unit";
  return neverNegative(graph, value) ? "magnitude" : "signed";
}

/** Converts between a unit's position in its vector and in the maps that the vector is stored as. */
export function storedPlace(part: Pick<Part, "shape" | "stored">, { c, y, x }: Place): Place {
  return placeAt(part.stored, (c * part.shape.h + y) * part.shape.w + x);
}
export function unitPlace(part: Pick<Part, "shape" | "stored">, { c, y, x }: Place): Place {
  return placeAt(part.shape, (c * part.stored.h + y) * part.stored.w + x);
}

export interface Place {
  readonly c: number;
  readonly y: number;
  readonly x: number;
}

/** Position of element `index` of a value, in C, H, W order. */
export function placeAt({ h, w }: Pick<Shape, "h" | "w">, index: number): Place {
  return { c: Math.floor(index / (h * w)), y: Math.floor((index % (h * w)) / w), x: index % w };
}

/** `28 × 28 × 8`, or `10` for a vector. */
export function shapeText({ c, h, w }: Shape): string {
  return h === 1 && w === 1 ? String(c) : `${h} × ${w} × ${c}`;
}

/** The parts of a layer that can be inspected: its output, or every part of a block; the image for `INPUT_ID`. */
export function partsOf(graph: Graph, layerId: string, label: string): readonly Part[] {
  const fields = graphFields(graph);
  const { stored } = planGraph(graph);
  const part = (value: number, name: string, node: GraphNode | null): readonly Part[] => {
    const shape = graph.values[value]?.shape;
    return shape
      ? [
          {
            name,
            value,
            node,
            shape,
            stored: stored[value] ?? shape,
            field: fields[value] ?? null,
            scale: scaleOf(graph, value),
          },
        ]
      : [];
  };
  if (layerId === INPUT_ID) return part(0, label, null);
  const nodes = graph.nodes.filter((node) => node.layerId === layerId);
  return nodes.flatMap((node) =>
    part(node.output, node.name === layerId ? label : node.name.slice(layerId.length + 1), node),
  );
}
