import { type LayerName, LAYERS } from "./layer-names.ts";
import { layers, short } from "./layers.ts";
import "./squares.css";

const SIDES = layers.map(({ report }) => Math.sqrt(report.parameters));
const GAP = 0.012 * SIDES.reduce((sum, side) => sum + side, 0);
const TALLEST = Math.max(...SIDES);
/** Of the drawing's height, below the squares: names. */
const NAMES = 0.1 * TALLEST;
/** Room that a name takes. */
const NARROWEST = 0.26 * TALLEST;

interface SquaresProps {
  readonly chosen: LayerName;
  readonly onChoose: (layer: LayerName) => void;
}

/** Every layer with weights as a square whose area is as its parameters are; pressed, it opens. */
export function Squares({ chosen, onChoose }: SquaresProps) {
  const widths = SIDES.map((side) => Math.max(side, NARROWEST));
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((sum, width) => sum + width + GAP, 0));
  const whole = (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0);
  const height = TALLEST + NAMES;
  return (
    <div
      className="alex-squares"
      style={{ aspectRatio: whole / height }}
      role="group"
      aria-label="Parameters of AlexNet, drawn to scale"
    >
      {layers.map(({ name, kind, report }, i) => (
        <button
          key={name}
          type="button"
          className="alex-square"
          data-kind={kind}
          aria-pressed={name === chosen}
          aria-label={`${name}, ${short(report.parameters)} parameters`}
          style={{ left: `${(100 * (lefts[i] ?? 0)) / whole}%`, width: `${(100 * (widths[i] ?? 0)) / whole}%` }}
          onClick={() => onChoose(LAYERS[i] ?? "conv1")}
        >
          <span
            className="alex-area"
            style={{
              width: `${(100 * (SIDES[i] ?? 0)) / (widths[i] ?? 1)}%`,
              height: `${(100 * (SIDES[i] ?? 0)) / height}%`,
            }}
          />
          <span className="alex-square-name">{name}</span>
        </button>
      ))}
    </div>
  );
}
