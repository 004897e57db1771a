import { createContext, type KeyboardEvent, type MouseEvent, type RefObject, useRef, useState } from "react";

/** Props of a button that opens something beside it. */
export interface Trigger {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly "aria-haspopup": "menu" | "listbox" | "dialog";
  readonly "aria-expanded": boolean;
  readonly onClick: (event: MouseEvent<HTMLButtonElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void;
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
}

/** Props of what such a button opens. */
export interface Popup {
  readonly triggerRef: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** The trigger that the next `Button` inside becomes. */
export const TriggerContext = createContext<Trigger | null>(null);

/**
 * State of a button that opens something: by press or, for lists, also by the arrow keys. `preload` is called when it is
 * about to be opened.
 */
export function usePopup(
  kind: Trigger["aria-haspopup"],
  preload: () => void,
): { readonly popup: Popup; readonly trigger: Trigger } {
  const ref = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return {
    popup: { triggerRef: ref, isOpen, onOpenChange: setOpen },
    trigger: {
      ref,
      "aria-haspopup": kind,
      "aria-expanded": isOpen,
      onClick: ({ currentTarget }) => {
        // Safari does not move the focus to a pressed button; it has to return here afterwards.
        currentTarget.focus({ preventScroll: true });
        setOpen(true);
      },
      onKeyDown: (event) => {
        if (kind === "dialog" || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
        event.preventDefault();
        setOpen(true);
      },
      onPointerEnter: preload,
      onFocus: preload,
    },
  };
}
