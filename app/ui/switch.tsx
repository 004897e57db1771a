import type { ReactNode } from "react";
import { SwitchButton, SwitchField } from "react-aria-components";
import "./field.css";

interface SwitchProps {
  readonly children: ReactNode;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A switch that takes effect at once. */
export function Switch({ children, checked, disabled = false, onChange }: SwitchProps) {
  return (
    <SwitchField isSelected={checked} isDisabled={disabled} onChange={onChange}>
      <SwitchButton className="ui-switch">
        <span className="ui-switch-track" />
        <span>{children}</span>
      </SwitchButton>
    </SwitchField>
  );
}
