import type { ReactNode } from "react";
import { lazyPart } from "./lazy-part.tsx";
import { usePopup } from "./use-popup.ts";
import "./overlay.css";

interface HelpTipProps {
  /** What it explains, for screen readers: "What is dilation?" */
  readonly label: string;
  readonly children: ReactNode;
}

const HelpText = lazyPart(async () => (await import("./popups/help-text.tsx")).HelpText);

/** A small question-mark button that explains something. */
export function HelpTip({ label, children }: HelpTipProps) {
  const { popup, trigger } = usePopup("dialog", HelpText.preload);
  return (
    <>
      <button type="button" className="ui-help-button" aria-label={label} {...trigger}>
        ?
      </button>
      {popup.isOpen ? (
        <HelpText popup={popup} label={label}>
          {children}
        </HelpText>
      ) : null}
    </>
  );
}
