import { formatNumber } from "./number-text.ts";
import "./data.css";

interface NumberTextProps {
  /** Null where there is no number yet. */
  readonly value: number | null;
  /** Significant digits. */
  readonly digits?: number;
  /** Written after the number, such as `ms`. */
  readonly unit?: string;
}

/** A measured number in figures of equal width; every digit of it in its tooltip. */
export function NumberText({ value, digits = 3, unit }: NumberTextProps) {
  if (value === null) return <span className="ui-number-text">–</span>;
  const after = unit === undefined ? "" : `\u00a0${unit}`;
  return (
    <span className="ui-number-text" title={`${value}${after}`}>
      {formatNumber(value, digits)}
      {after}
    </span>
  );
}
