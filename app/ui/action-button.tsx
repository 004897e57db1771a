import type { Action } from "./action.ts";
import { Button } from "./button.tsx";
import { keyNames } from "./key-name.ts";

interface ActionButtonProps {
  readonly action: Action;
  readonly look?: "primary" | "plain" | "quiet";
  readonly small?: boolean;
  /** Writes the label on the button; otherwise only its icon, with the label and the key in a tooltip. */
  readonly withText?: boolean;
}

/** The button of an action. */
export function ActionButton({ action, look = "plain", small = false, withText = false }: ActionButtonProps) {
  const { label, keys, icon, isEnabled = true, isOn, run } = action;
  return (
    <Button
      look={look}
      small={small}
      icon={icon}
      disabled={!isEnabled}
      {...(withText ? { children: label } : { label })}
      {...(keys === undefined || withText ? {} : { shortcut: keyNames(keys).join("+") })}
      {...(isOn === undefined ? {} : { pressed: isOn })}
      onPress={run}
    />
  );
}
