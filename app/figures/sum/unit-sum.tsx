import { MixSum } from "./mix-sum.tsx";
import { useMemo } from "react";
import type { Graph, GraphNode } from "#nn/types.ts";
import type { UnitExplanation } from "#nn/unit-explanation.ts";
import type { Unit } from "#engine/show/reading.ts";
import { useReading } from "../view/view-source.tsx";
import { DenseSum } from "./dense-sum.tsx";
import type { Part } from "../part.ts";
import { plain } from "../numbers.ts";
import { AddSum, CopySum, NormSum, PointSum } from "./other-sums.tsx";
import { type InputPicture, readsPicture, sourceOf, standardisedText } from "./sum-source.ts";
import { WeightedSum } from "./weighted-sum.tsx";
import { WindowSum } from "./window-sum.tsx";
import "../figures.css";

interface UnitSumProps {
  readonly part: Part;
  readonly unit: Unit | null;
  readonly graph: Graph | null;
  readonly picture: InputPicture;
  /** Label of the layer that a value of the graph comes from. */
  readonly labelOf: (value: number) => string;
}

/** The exact sum behind the selected unit's value. */
export function UnitSum({ part, unit, graph, picture, labelOf }: UnitSumProps) {
  const explanation = useReading((reading) => reading.explanation);
  const { node } = part;
  const standardised = standardisedText(picture.normalisation);
  if (!node)
    return (
      <p className="fig-note">
        <span>Nothing is computed here: these are the pixels of the input image, 0 for black and 1 for white.</span>{" "}
        <span>{standardised}</span>
      </p>
    );
  if (!unit) return <p className="fig-note">Choose a unit to see here, term by term, how its value is computed.</p>;
  if (!graph || explanation?.nodeName !== node.name)
    return (
      <p className="fig-note" aria-busy="true">
        Reading the values back …
      </p>
    );
  const { c, y, x } = explanation.unit;
  const place = part.shape.h * part.shape.w > 1 ? `channel ${c} (${y}, ${x})` : `unit ${c}`;
  return (
    <>
      <p className="fig-value">
        <span>{`${part.name}, ${place}`}</span>
        <output translate="no">{plain(explanation.result)}</output>
      </p>
      {standardised && readsPicture(graph, node) ? <p className="fig-note">{standardised}</p> : null}
      <Explanation explanation={explanation} node={node} graph={graph} picture={picture} labelOf={labelOf} />
    </>
  );
}

interface ExplanationProps {
  readonly explanation: UnitExplanation;
  readonly node: GraphNode;
  readonly graph: Graph;
  readonly picture: InputPicture;
  readonly labelOf: (value: number) => string;
}

function Explanation({ explanation, node, graph, picture, labelOf }: ExplanationProps) {
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
