import { Button, Group, Input, Label, NumberField as AriaNumberField } from "react-aria-components";
import "./field.css";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** Digits after the point that are shown; whole numbers by default. */
  readonly digits?: number;
  /** Hides the label (it still names the field) and makes it small. */
  readonly compact?: boolean;
  /** Leaves the plus and minus buttons out. */
  readonly bare?: boolean;
  readonly disabled?: boolean;
  /** Called on Enter, on leaving the field and on each step; always within `min` and `max`. */
  readonly onChange: (value: number) => void;
}

/** A number to type or step; arrow keys step too. */
export function NumberField({
  label,
  value,
  min,
  max,
  step = 1,
  digits = 0,
  compact = false,
  bare = false,
  disabled = false,
  onChange,
}: NumberFieldProps) {
  return (
    <AriaNumberField
      className="ui-field"
      data-compact={compact || undefined}
      value={value}
      step={step}
      isDisabled={disabled}
      formatOptions={{ maximumFractionDigits: digits, useGrouping: false }}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(compact ? { "aria-label": label } : {})}
      onChange={(next) => {
        if (!Number.isNaN(next)) onChange(next);
      }}
    >
      {compact ? null : <Label className="ui-label">{label}</Label>}
      <Group className="ui-number">
        {bare ? null : (
          <Button slot="decrement" className="ui-number-step">
            −
          </Button>
        )}
        <Input className="ui-number-input" />
        {bare ? null : (
          <Button slot="increment" className="ui-number-step">
            +
          </Button>
        )}
      </Group>
    </AriaNumberField>
  );
}
