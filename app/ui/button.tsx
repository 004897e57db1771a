import type { ReactNode, Ref } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Tooltip } from "./tooltip.tsx";
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
  const button = (
    <AriaButton
      className="ui-button"
      data-look={look}
      data-small={small || undefined}
      data-icon-only={children === undefined || undefined}
      isDisabled={disabled}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      {...(id === undefined ? {} : { id })}
      {...(buttonRef === undefined ? {} : { ref: buttonRef })}
      {...(onPress === undefined ? {} : { onPress })}
    >
      {icon}
      {children === undefined ? null : <span className="ui-button-text">{children}</span>}
    </AriaButton>
  );
  return label === undefined ? (
    button
  ) : (
    <Tooltip text={shortcut === undefined ? label : `${label} (${shortcut})`}>{button}</Tooltip>
  );
}
