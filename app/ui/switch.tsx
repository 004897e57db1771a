import type { ReactNode } from "react";
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
    <label className="ui-switch" data-selected={checked || undefined} data-disabled={disabled || undefined}>
      <input
        type="checkbox"
        role="switch"
        className="visually-hidden"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="ui-switch-track" />
      <span>{children}</span>
    </label>
  );
}
