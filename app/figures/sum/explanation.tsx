import { useMemo } from "react";
import type { Graph, GraphNode } from "#nn/types.ts";
import type { UnitExplanation } from "#nn/unit-explanation.ts";
import { DenseSum } from "./dense-sum.tsx";
import { MixSum } from "./mix-sum.tsx";
import { AddSum, CopySum, NormSum, PointSum } from "./other-sums.tsx";
import { type InputPicture, sourceOf } from "./sum-source.ts";
import { WeightedSum } from "./weighted-sum.tsx";
import { WindowSum } from "./window-sum.tsx";

interface ExplanationProps {
  readonly explanation: UnitExplanation;
  readonly node: GraphNode;
  readonly graph: Graph;
  readonly picture: InputPicture;
  readonly labelOf: (value: number) => string;
}

/** The sum of a unit, of whichever kind. */
export function Explanation({ explanation, node, graph, picture, labelOf }: ExplanationProps) {
  const source = node.inputs[0] ?? 0;
  const label = labelOf(source);
  const read = useMemo(() => sourceOf(graph, source, label, picture), [graph, source, label, picture]);
  switch (explanation.kind) {
    case "weighted":
      return explanation.layer === "dense" ? (
        <DenseSum explanation={explanation} {...denseInput(graph, source, labelOf)} />
      ) : (
        <WeightedSum explanation={explanation} source={read} />
      );
    case "window":
      return <WindowSum explanation={explanation} source={read} />;
    case "point":
      return <PointSum explanation={explanation} />;
    case "norm":
      return <NormSum explanation={explanation} />;
    case "add":
      return <AddSum explanation={explanation} names={[label, labelOf(node.inputs[1] ?? 0)]} />;
    case "mix":
      return <MixSum explanation={explanation} />;
    case "copy":
      return <CopySum explanation={explanation} source={read.shape} />;
  }
}

/** The input of a dense layer: maps that were flattened just before, or a vector. */
function denseInput(graph: Graph, value: number, labelOf: (value: number) => string) {
  const producer = graph.nodes[graph.values[value]?.producer ?? -1];
  const origin = producer?.spec.type === "flatten" ? (producer.inputs[0] ?? 0) : value;
  const shape = graph.values[origin]?.shape;
  return { label: labelOf(origin), maps: shape && shape.h * shape.w > 1 ? shape : null };
}
