import type { Graph, GraphNode } from "#nn/types.ts";
import type { UnitExplanation } from "#nn/unit-explanation.ts";
import { type Unit, useInspection } from "#state/inspection-store.ts";
import { DenseSum } from "./dense-sum.tsx";
import { type Part, scaleOf } from "./layer-view.ts";
import { plain } from "./numbers.ts";
import { AddSum, CopySum, NormSum, PointSum } from "./other-sums.tsx";
import { WeightedSum } from "./weighted-sum.tsx";
import { WindowSum } from "./window-sum.tsx";

interface SumTabProps {
  readonly part: Part;
  readonly unit: Unit | null;
  /** Label of the layer that a value of the graph comes from. */
  readonly labelOf: (value: number) => string;
}

/** The exact sum that made the chosen unit's value. */
export function SumTab({ part, unit, labelOf }: SumTabProps) {
  const graph = useInspection((state) => state.graph);
  const explanation = useInspection((state) => state.explanation);
  const { node } = part;
  if (!node) return <p className="insp-note">Nothing is computed here: these are the picture's own pixels, 0 for black and 1 for white.</p>;
  if (!unit) return <p className="insp-note">Once a unit is chosen, the sum that made its value stands here, number by number.</p>;
  if (!graph || explanation?.nodeName !== node.name) return <p className="insp-note" aria-busy="true">Reading the numbers back …</p>;
  const { c, y, x } = explanation.unit;
  const place = part.shape.h * part.shape.w > 1 ? `channel ${c} (${y}, ${x})` : `unit ${c}`;
  return (
    <>
      <p className="insp-value">
        <span>
          {part.name}, {place}
        </span>
        <output>{plain(explanation.result)}</output>
      </p>
      <Explanation explanation={explanation} node={node} graph={graph} labelOf={labelOf} />
    </>
  );
}

interface ExplanationProps {
  readonly explanation: UnitExplanation;
  readonly node: GraphNode;
  readonly graph: Graph;
  readonly labelOf: (value: number) => string;
}

function Explanation({ explanation, node, graph, labelOf }: ExplanationProps) {
  const source = node.inputs[0] ?? 0;
  const inputScale = source === 0 ? "signed" : scaleOf(graph, source);
  switch (explanation.kind) {
    case "weighted":
      return explanation.layer === "dense" ? (
        <DenseSum explanation={explanation} maps={mapsBehind(graph, source, labelOf)} />
      ) : (
        <WeightedSum explanation={explanation} inputScale={inputScale} />
      );
    case "window":
      return <WindowSum explanation={explanation} inputScale={inputScale} />;
    case "point":
      return node.spec.type === "activation" ? <PointSum explanation={explanation} kind={node.spec.kind} slope={node.spec.slope} /> : null;
    case "norm":
      return <NormSum explanation={explanation} />;
    case "add":
      return <AddSum explanation={explanation} names={[labelOf(source), labelOf(node.inputs[1] ?? 0)]} />;
    case "copy":
      return <CopySum explanation={explanation} source={graph.values[source]?.shape ?? { h: 1, w: 1 }} />;
  }
}

/** The maps whose values a dense layer's inputs are, where they were flattened just before. */
function mapsBehind(graph: Graph, value: number, labelOf: (value: number) => string): { readonly label: string; readonly h: number; readonly w: number } | null {
  const producer = graph.nodes[graph.values[value]?.producer ?? -1];
  const maps = producer?.spec.type === "flatten" ? (producer.inputs[0] ?? 0) : value;
  const shape = graph.values[maps]?.shape;
  return shape && shape.h * shape.w > 1 ? { label: labelOf(maps), h: shape.h, w: shape.w } : null;
}
