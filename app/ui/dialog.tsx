import type { ReactNode } from "react";
import { lazyPart } from "./lazy-part.tsx";

interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

const DialogWindow = lazyPart(async () => (await import("./popups/dialog-window.tsx")).DialogWindow);

/** A modal dialog; Escape or a click outside closes it. */
export function Dialog({ open, ...window }: DialogProps) {
  return open ? <DialogWindow {...window} /> : null;
}
