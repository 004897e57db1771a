import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from "react-aria-components";
import { ChevronIcon } from "./icons.tsx";
import "./field.css";
import "./overlay.css";

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly detail?: string }[];
  /** Hides the label, which still names the field. */
  readonly compact?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

/** A choice between many options, in a dropdown list. */
export function Select<T extends string>({
  label,
  value,
  options,
  compact = false,
  disabled = false,
  onChange,
}: SelectProps<T>) {
  return (
    <AriaSelect
      className="ui-field"
      data-compact={compact || undefined}
      value={value}
      isDisabled={disabled}
      {...(compact ? { "aria-label": label } : {})}
      onChange={(key) => {
        const option = options.find((each) => each.value === key);
        if (option) onChange(option.value);
      }}
    >
      {compact ? null : <Label className="ui-label">{label}</Label>}
      <Button className="ui-select-button proportional">
        <SelectValue>
          <span>{options.find((each) => each.value === value)?.label ?? value}</span>
        </SelectValue>
        <ChevronIcon />
      </Button>
      <Popover className="ui-popover" offset={4}>
        <ListBox className="ui-menu">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className="ui-menu-item" textValue={option.label}>
              <span className="ui-menu-label proportional">{option.label}</span>
              {option.detail === undefined ? null : <span className="ui-menu-detail">{option.detail}</span>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
