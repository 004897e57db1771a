/** What the lab's inspector shows: a layer of the student's network and its parts. Pure but for the hook at the end. */
import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { type Part, partsOf } from "#figures/part.ts";
import { INPUT_ID } from "#nn/graph.ts";
import { layerType } from "#nn/layer-table.ts";
import type { LayerGroup } from "#nn/layer-type.ts";
import type { AnySpec, Graph, NetworkReport, Problem } from "#nn/types.ts";
import { useInspection } from "#state/stores/inspection-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { useNetwork } from "#state/stores/network-store.ts";

export interface LayerView {
  readonly id: string;
  readonly label: string;
  readonly group: LayerGroup | "input";
  readonly title: string;
  readonly summary: string;
  readonly problem: Problem | null;
  /** Empty if the layer cannot be computed. */
  readonly parts: readonly Part[];
}

/** The layer shown before anything is selected: the first convolution, or else the first layer. */
export function firstShown(layers: readonly { readonly spec: AnySpec }[]): string {
  const conv = layers.find(({ spec }) => spec.type === "conv2d");
  return (conv ?? layers[0])?.spec.id ?? INPUT_ID;
}

/**
 * Everything that the inspector shows about one layer of the student's network. An unknown id means the layer shown
 * first. `running` is the report of `graph`, which may be another network: layers that it lacks have no parts.
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
    const summary = "The input image, from which every layer is computed.";
    return { id, label, group: "input", title: "Input", summary, problem: report.inputProblem, parts };
  }
  const type = layerType(row.spec.type);
  const before = report.layers.find(({ problem }) => problem !== null);
  const waits = before
    ? {
        reason: `An earlier layer, ${before.label}, is impossible: ${before.problem?.reason ?? ""}`,
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

/** The layer shown. */
export function useLayerView(): LayerView {
  const [graph, running] = useRunning(useShallow((state) => [state.graph, state.report] as const));
  const layerId = useInspection((state) => state.layerId);
  const report = useNetwork((state) => state.report);
  return useMemo(() => viewLayer(graph, report, layerId, running ?? report), [graph, running, report, layerId]);
}
