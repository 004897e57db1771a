import { type ColourMap, cssGradient } from "./colour-maps.ts";
import { formatNumber } from "./number-text.ts";
import "./data.css";

interface ScaleBarProps {
  readonly label: string;
  readonly map: ColourMap;
  readonly min: number;
  readonly max: number;
  /** Also labels the middle: zero of a diverging map. */
  readonly middle?: number;
}

/** The colour scale of a picture. */
export function ScaleBar({ label, map, min, max, middle }: ScaleBarProps) {
  const text = `${label}: from ${formatNumber(min)} to ${formatNumber(max)}`;
  return (
    <figure className="ui-scale" aria-label={text}>
      <div className="ui-scale-bar" style={{ backgroundImage: cssGradient(map) }} />
      <div className="ui-scale-ends" aria-hidden="true" translate="no">
        <span>{formatNumber(min)}</span>
        {middle === undefined ? null : <span>{formatNumber(middle)}</span>}
        <span>{formatNumber(max)}</span>
      </div>
    </figure>
  );
}
