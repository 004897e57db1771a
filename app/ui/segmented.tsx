import { useId } from "react";
import "./field.css";

/** A choice that is its own label, or has another. */
type Segment<T extends string | number> = T | { readonly value: T; readonly label: string };

interface SegmentedProps<T extends string | number> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Segment<T>[];
  /** Hides the label, which still names the group. */
  readonly compact?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

/** A choice between a few visible options. */
export function Segmented<T extends string | number>({
  label,
  value,
  options,
  compact = false,
  disabled = false,
  onChange,
}: SegmentedProps<T>) {
  const id = useId();
  return (
    <div
      className="ui-field"
      role="radiogroup"
      aria-disabled={disabled || undefined}
      {...(compact ? { "aria-label": label } : { "aria-labelledby": id })}
    >
      {compact ? null : (
        <span className="ui-label" id={id}>
          {label}
        </span>
      )}
      <div className="ui-segmented">
        {options.map(namedSegment).map((option) => (
          <div key={option.value} className="ui-segment-field">
            <label
              className="ui-segment"
              data-selected={option.value === value || undefined}
              data-disabled={disabled || undefined}
            >
              <input
                type="radio"
                className="visually-hidden"
                name={`${id} choice`}
                checked={option.value === value}
                disabled={disabled}
                onChange={() => onChange(option.value)}
              />
              <span>{option.label}</span>
            </label>
          </div>
        ))}
      </div>
    </div>
  );
}

function namedSegment<T extends string | number>(segment: Segment<T>): { readonly value: T; readonly label: string } {
  return typeof segment === "object" ? segment : { value: segment, label: `${segment}` };
}
