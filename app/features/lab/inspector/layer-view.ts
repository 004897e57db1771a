/** What the inspector shows: a layer, its parts, and where their values lie. Pure but for the hook at the end. */
import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { INPUT_ID } from "#nn/graph.ts";
import { layerType } from "#nn/layer-table.ts";
import type { LayerGroup } from "#nn/layer-type.ts";
import { planGraph } from "#nn/plan.ts";
import { axisExtent, graphFields } from "#nn/receptive-field.ts";
import { neverNegative } from "#nn/sign.ts";
import type { AnySpec, Field, Graph, GraphNode, NetworkReport, Problem, Shape } from "#nn/types.ts";
import type { ScaleKind } from "#engine/show/draw.ts";
import { useInspection } from "#state/stores/inspection-store.ts";
import { useNetwork } from "#state/stores/network-store.ts";
import { byPixels, pixels } from "./numbers.ts";

/** One value of the network that the inspector can show: a layer's output, or a part of a block's. */
export interface Part {
  /** `conv1` within a block, the layer's label otherwise. */
  readonly name: string;
  readonly value: number;
  /** Null for the network's input. */
  readonly node: GraphNode | null;
  readonly shape: Shape;
  /** How the value lies on the GPU: as the image that a flattened vector was. */
  readonly stored: Shape;
  /** Null: its units see everything. */
  readonly field: Field | null;
  readonly scale: ScaleKind;
}

export interface LayerView {
  readonly id: string;
  readonly label: string;
  readonly group: LayerGroup | "input";
  readonly title: string;
  readonly summary: string;
  readonly problem: Problem | null;
  /** Empty where the layer cannot be computed. */
  readonly parts: readonly Part[];
}

/** Colours for a value: magnitudes where it cannot be negative, signed otherwise; the input is 0 .. 1. */
export function scaleOf(graph: Graph, value: number): ScaleKind {
  if (value === 0) return "unit";
  return neverNegative(graph, value) ? "magnitude" : "signed";
}

/** A unit of a vector in the image that it is stored as, and back. */
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

/** Place of element `index` of a value in C, H, W order. */
export function placeAt({ h, w }: Pick<Shape, "h" | "w">, index: number): Place {
  return { c: Math.floor(index / (h * w)), y: Math.floor((index % (h * w)) / w), x: index % w };
}

/** `28 × 28 × 8`, or `10` for a vector. */
export function shapeText({ c, h, w }: Shape): string {
  return h === 1 && w === 1 ? String(c) : `${h} × ${w} × ${c}`;
}

/** `size 16 × 16, jump 4, starts at −6`, each pair written once where both axes agree (but for the size). */
export function fieldText(field: Field | null): string {
  if (!field) return "the whole input";
  const both = (y: number, x: number): string => (y === x ? pixels(y) : `(${pixels(y)}, ${pixels(x)})`);
  const start = both(axisExtent(field.y, 0).first, axisExtent(field.x, 0).first);
  return `size ${byPixels(field.y.size, field.x.size)}, jump ${both(field.y.jump, field.x.jump)}, starts at ${start}`;
}

/** The first convolution, else the first layer: what is shown before anything was chosen. */
export function firstShown(layers: readonly { readonly spec: AnySpec }[]): string {
  const conv = layers.find(({ spec }) => spec.type === "conv2d");
  return (conv ?? layers[0])?.spec.id ?? INPUT_ID;
}

function partsOf(graph: Graph, layerId: string, label: string): readonly Part[] {
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

/**
 * Everything that the inspector says of one layer of the student's network. An unknown id stands for what is shown first.
 * `running` is the report of `graph`, where that may be another network: it has no parts of layers that it does not know.
 */
export function viewLayer(
  graph: Graph | null,
  report: NetworkReport,
  layerId: string | null,
  running = report,
): LayerView {
  const known = layerId === INPUT_ID || report.layers.some(({ spec }) => spec.id === layerId);
  const id = known && layerId !== null ? layerId : firstShown(report.layers);
  const row = report.layers.find(({ spec }) => spec.id === id);
  const label = row?.label ?? "input";
  const runs = running === report || running.layers.find(({ spec }) => spec.id === id)?.spec === row?.spec;
  const parts = graph && runs ? partsOf(graph, id, label) : [];
  if (!row) {
    const summary = "The picture itself: what every layer after it is computed from.";
    return { id, label, group: "input", title: "Input", summary, problem: report.inputProblem, parts };
  }
  const type = layerType(row.spec.type);
  const before = report.layers.find(({ problem }) => problem !== null);
  const waits = before
    ? {
        reason: `${before.label} before it is impossible: ${before.problem?.reason ?? ""}`,
        fix: before.problem?.fix ?? "",
      }
    : null;
  const problem = row.problem ?? (row.output === null ? waits : null);
  return {
    id,
    label,
    group: type.group,
    title: type.title,
    summary: type.summary,
    problem,
    parts: problem ? [] : parts,
  };
}

/** The layer that is shown. */
export function useLayerView(): LayerView {
  const [graph, running, layerId] = useInspection(
    useShallow((state) => [state.graph, state.report, state.layerId] as const),
  );
  const report = useNetwork((state) => state.report);
  return useMemo(() => viewLayer(graph, report, layerId, running ?? report), [graph, running, report, layerId]);
}
