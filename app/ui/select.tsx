import { type KeyboardEvent, useId } from "react";
import { ChevronIcon } from "./icons.tsx";
import { lazyPart } from "./lazy-part.tsx";
import { usePopup } from "./use-popup.ts";
import "./field.css";

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly detail?: string }[];
  /** Hides the label, which still names the field. */
  readonly compact?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

const SelectList = lazyPart(async () => (await import("./popups/select-list.tsx")).SelectList);
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** A choice between many options, in a dropdown that opens; the arrow keys open it too, or step through it. */
export function Select<T extends string>({
  label,
  value,
  options,
  compact = false,
  disabled = false,
  onChange,
}: SelectProps<T>) {
  const id = useId();
  const { popup, trigger } = usePopup("listbox", SelectList.preload);
  const at = options.findIndex((option) => option.value === value);
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const next = options[at + (STEPS[event.key] ?? 0)];
    if (event.key in STEPS) {
      event.preventDefault();
      if (next) onChange(next.value);
    } else trigger.onKeyDown(event);
  };
  return (
    <div className="ui-field" data-compact={compact || undefined}>
      <span className={compact ? "visually-hidden" : "ui-label"} id={`${id}label`}>
        {label}
      </span>
      <button
        type="button"
        className="ui-select-button proportional"
        disabled={disabled}
        data-disabled={disabled || undefined}
        aria-labelledby={`${id}value ${id}label`}
        data-own-arrows=""
        {...trigger}
        onKeyDown={onKeyDown}
      >
        <span id={`${id}value`}>{options[at]?.label ?? value}</span>
        <ChevronIcon />
      </button>
      {popup.isOpen ? (
        <SelectList
          popup={popup}
          label={label}
          value={value}
          options={options}
          onChoose={(chosen) => {
            const option = options.find((each) => each.value === chosen);
            if (option) onChange(option.value);
          }}
        />
      ) : null}
    </div>
  );
}
