import type { ReactNode } from "react";
import { Dialog, Popover } from "react-aria-components";
import type { Popup } from "../use-popup.ts";
import "../overlay.css";

interface HelpTextProps {
  readonly popup: Popup;
  readonly label: string;
  readonly children: ReactNode;
}

/** The text of a help tip, while it is open. */
export function HelpText({ popup, label, children }: HelpTextProps) {
  return (
    <Popover className="ui-popover" offset={6} {...popup}>
      <Dialog className="ui-help-text" aria-label={label}>
        {children}
      </Dialog>
    </Popover>
  );
}
