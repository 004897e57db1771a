import { type CSSProperties, useId } from "react";
import "./field.css";
import "./slider.css";

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Step of a linear slider. */
  readonly step?: number;
  /** Equal distances are equal factors; `min` must be positive. */
  readonly logarithmic?: boolean;
  readonly disabled?: boolean;
  readonly format?: (value: number) => string;
  readonly onChange: (value: number) => void;
}

/** Positions of a logarithmic slider. */
const STOPS = 240;

/** Rounds to two significant digits: a logarithmic slider stops at round numbers. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

/** A slider; arrow keys step, page keys take larger steps. */
export function Slider({
  label,
  value,
  min,
  max,
  step = 1,
  logarithmic = false,
  disabled = false,
  format = String,
  onChange,
}: SliderProps) {
  const factor = Math.log(max / min);
  const position = logarithmic ? Math.round((Math.log(Math.max(min, value) / min) / factor) * STOPS) : value;
  const valueOf = (at: number): number => (logarithmic ? rounded(min * Math.exp((at / STOPS) * factor)) : at);
  const [least, most] = logarithmic ? [0, STOPS] : [min, max];
  const id = useId();
  // The thumb is drawn separately, under the invisible field itself, because each browser draws its own differently.
  const style: CSSProperties & Record<"--share", number> = { "--share": (position - least) / (most - least) };
  return (
    <div className="ui-field">
      <div className="ui-slider-head">
        <label className="ui-label" htmlFor={id}>
          {label}
        </label>
        <span className="ui-slider-value" translate="no">
          {format(value)}
        </span>
      </div>
      <div className="ui-slider-track" data-disabled={disabled || undefined}>
        <input
          id={id}
          type="range"
          className="ui-slider-field"
          min={least}
          max={most}
          step={logarithmic ? 1 : step}
          value={position}
          aria-valuetext={format(value)}
          disabled={disabled}
          onChange={(event) => onChange(valueOf(event.target.valueAsNumber))}
        />
        <span className="ui-slider-thumb" style={style} />
      </div>
    </div>
  );
}
