import {
  type FocusEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import "./overlay.css";

/** How long the pointer rests on a control before its tooltip appears, in ms. */
const DELAY_MS = 500;
/** Pixels between a control and its tooltip, and between that and the edge of the window. */
const GAP = 6;

interface Tooltip {
  /** Props for the control. */
  readonly props: object;
  /** Props for `<TooltipText>`; null while the tooltip is hidden. */
  readonly shown: TooltipTextProps | null;
}

/** A short explanation of a control, on hover or focus; none where `text` is missing. The control needs its own name. */
export function useTooltip(text: string | undefined): Tooltip {
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const hide = useCallback((): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    setAnchor(null);
  }, []);
  useEffect(() => hide, [hide]);
  if (text === undefined) return { props: {}, shown: null };
  const props = {
    "aria-describedby": anchor ? id : undefined,
    onPointerEnter: ({ currentTarget, pointerType }: PointerEvent<HTMLElement>) => {
      if (pointerType === "touch") return;
      hide();
      timer.current = setTimeout(() => setAnchor(currentTarget), DELAY_MS);
    },
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus: ({ currentTarget }: FocusEvent<HTMLElement>) => {
      if (currentTarget.matches(":focus-visible")) setAnchor(currentTarget);
    },
    onBlur: hide,
  };
  return { props, shown: anchor && { id, text, anchor, onClose: hide } };
}

interface TooltipTextProps {
  readonly id: string;
  readonly text: string;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** The tooltip, above the control or, if there is no room, below it. */
export function TooltipText({ id, text, anchor, onClose }: TooltipTextProps) {
  const bubble = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!bubble.current) return;
    const at = anchor.getBoundingClientRect();
    const own = bubble.current.getBoundingClientRect();
    const above = at.top - own.height - GAP;
    const left = at.left + (at.width - own.width) / 2;
    const most = document.documentElement.clientWidth - own.width - GAP;
    bubble.current.style.top = `${above < GAP ? at.bottom + GAP : above}px`;
    bubble.current.style.left = `${Math.max(GAP, Math.min(left, most))}px`;
  }, [anchor, text]);
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") onClose();
    };
    // It stands where the control stood.
    window.addEventListener("scroll", onClose, true);
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("scroll", onClose, true);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [onClose]);
  return createPortal(
    <div ref={bubble} id={id} role="tooltip" className="ui-tooltip">
      {text}
    </div>,
    document.body,
  );
}
