import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import "./overlay.css";

interface HelpTipProps {
  /** What it explains, for screen readers: "What is dilation?" */
  readonly label: string;
  readonly children: ReactNode;
}

/** A small question-mark button that explains something. */
export function HelpTip({ label, children }: HelpTipProps) {
  return (
    <DialogTrigger>
      <Button className="ui-help-button" aria-label={label}>
        ?
      </Button>
      <Popover className="ui-popover" offset={6}>
        <Dialog className="ui-help-text" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
