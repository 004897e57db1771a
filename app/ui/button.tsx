import { type ReactNode, type Ref, useContext } from "react";
import { TooltipText, useTooltip } from "./tooltip.tsx";
import { TriggerContext } from "./use-popup.ts";
import "./button.css";

interface ButtonProps {
  /** `primary`: the one main action of a panel. `quiet`: without a frame. */
  readonly look?: "primary" | "plain" | "quiet";
  readonly icon?: ReactNode;
  readonly children?: ReactNode;
  /** Name of a button that shows only an icon; also its tooltip. */
  readonly label?: string;
  /** Key that does the same, shown in the tooltip. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly small?: boolean;
  readonly pressed?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly id?: string;
  readonly onPress?: () => void;
}

/** A push button; with `label` and no children an icon button that names itself in a tooltip. */
export function Button({
  look = "plain",
  icon,
  children,
  label,
  shortcut,
  disabled = false,
  small = false,
  pressed,
  buttonRef,
  id,
  onPress,
}: ButtonProps) {
  const trigger = useContext(TriggerContext);
  const tooltip = useTooltip(label === undefined || shortcut === undefined ? label : `${label} (${shortcut})`);
  return (
    <>
      <button
        type="button"
        className="ui-button"
        data-look={look}
        data-small={small || undefined}
        data-icon-only={children === undefined || undefined}
        data-disabled={disabled || undefined}
        disabled={disabled}
        aria-label={label}
        aria-pressed={pressed}
        id={id}
        ref={buttonRef}
        onClick={onPress}
        {...tooltip.props}
        {...trigger}
      >
        {icon}
        {children === undefined ? null : <span className="ui-button-text">{children}</span>}
      </button>
      {tooltip.shown ? <TooltipText {...tooltip.shown} /> : null}
    </>
  );
}
