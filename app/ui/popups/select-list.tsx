import { ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { Popup } from "../use-popup.ts";
import "../overlay.css";

interface SelectListProps {
  readonly popup: Popup;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly detail?: string }[];
  readonly onChoose: (value: string) => void;
}

/** As in React Aria's own select: choosing the chosen option again is reported too. */
const AGAIN = { allowDuplicateSelectionEvents: true };

/** The choices of a select, while it is open. */
export function SelectList({ popup, label, value, options, onChoose }: SelectListProps) {
  return (
    <Popover className="ui-popover" offset={4} placement="bottom start" {...popup}>
      <ListBox
        className="ui-menu"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus goes into a list that was opened
        autoFocus
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        // As in the system's selects: an option is chosen when the pointer is released, even if it was chosen already.
        shouldSelectOnPressUp
        {...AGAIN}
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : keys;
          if (key !== undefined) onChoose(String(key));
          popup.onOpenChange(false);
        }}
      >
        {options.map((option) => (
          <ListBoxItem key={option.value} id={option.value} className="ui-menu-item" textValue={option.label}>
            <span className="ui-menu-label proportional">{option.label}</span>
            {option.detail === undefined ? null : <span className="ui-menu-detail">{option.detail}</span>}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  );
}
