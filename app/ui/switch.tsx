import type { ReactNode } from "react";
import { Switch as AriaSwitch } from "react-aria-components";
import "./field.css";

interface SwitchProps {
  readonly children: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  onChange(checked: boolean): void;
}

/** On or off, at once. */
export function Switch({ children, checked, disabled = false, onChange }: SwitchProps) {
  return (
    <AriaSwitch className="ui-switch" isSelected={checked} isDisabled={disabled} onChange={onChange}>
      <span className="ui-switch-track" />
      <span>{children}</span>
    </AriaSwitch>
  );
}
