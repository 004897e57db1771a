import { Label, Slider as AriaSlider, SliderThumb, SliderTrack } from "react-aria-components";
import "./field.css";

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
  return (
    <AriaSlider
      className="ui-field"
      value={position}
      minValue={logarithmic ? 0 : min}
      maxValue={logarithmic ? STOPS : max}
      step={logarithmic ? 1 : step}
      isDisabled={disabled}
      onChange={(at: number | number[]) => onChange(valueOf(Array.isArray(at) ? (at[0] ?? 0) : at))}
    >
      <div className="ui-slider-head">
        <Label className="ui-label">{label}</Label>
        <span className="ui-slider-value" translate="no">
          {format(value)}
        </span>
      </div>
      <SliderTrack className="ui-slider-track">
        <SliderThumb className="ui-slider-thumb" />
      </SliderTrack>
    </AriaSlider>
  );
}
