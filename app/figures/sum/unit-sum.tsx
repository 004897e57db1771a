import type { Graph } from "#nn/types.ts";
import type { Unit } from "#engine/show/reading.ts";
import { lazyPart } from "#ui/lazy-part.tsx";
import { useReading } from "../view/view-source.tsx";
import type { Part } from "../part.ts";
import { plain } from "../numbers.ts";
import { type InputPicture, readsPicture, standardisedText } from "./sum-source.ts";
import "../figures.css";

interface UnitSumProps {
  readonly part: Part;
  readonly unit: Unit | null;
  readonly graph: Graph | null;
  readonly picture: InputPicture;
  /** Label of the layer that a value of the graph comes from. */
  readonly labelOf: (value: number) => string;
}

const READING = (
  <p className="fig-note" aria-busy="true">
    Reading the values back …
  </p>
);
const Explanation = lazyPart(async () => (await import("./explanation.tsx")).Explanation, { meanwhile: READING });

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
  if (!graph || explanation?.nodeName !== node.name) return READING;
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
