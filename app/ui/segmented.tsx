import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";
import "./field.css";

interface SegmentedProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  /** Hides the label, which still names the group. */
  readonly compact?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

/** A choice between a few visible options. */
export function Segmented<T extends string>({
  label,
  value,
  options,
  compact = false,
  disabled = false,
  onChange,
}: SegmentedProps<T>) {
  return (
    <RadioGroup
      className="ui-field"
      orientation="horizontal"
      value={value}
      isDisabled={disabled}
      {...(compact ? { "aria-label": label } : {})}
      onChange={(next) => {
        const option = options.find((each) => each.value === next);
        if (option) onChange(option.value);
      }}
    >
      {compact ? null : <Label className="ui-label">{label}</Label>}
      <div className="ui-segmented">
        {options.map((option) => (
          <RadioField key={option.value} className="ui-segment-field" value={option.value}>
            <RadioButton className="ui-segment">
              <span>{option.label}</span>
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
