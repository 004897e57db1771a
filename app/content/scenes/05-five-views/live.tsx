import type { PointerEvent, ReactNode } from "react";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { usePicture } from "#figures/picture/use-picture.ts";
import { useStable } from "#figures/view/use-stable.ts";

interface Place {
  readonly y: number;
  readonly x: number;
}

interface LiveProps {
  readonly className: string;
  readonly picture: PictureSpec | null;
  readonly label?: string;
  readonly children?: ReactNode;
}

/** A live picture inside a pane, with what lies over it. */
export function Live({ className, picture, label, children }: LiveProps) {
  const ref = usePicture(useStable(picture));
  return (
    <div className={className}>
      <div className="five-picture">
        <canvas ref={ref} aria-hidden="true" />
        {children}
      </div>
      {label === undefined ? null : <span className="five-label">{label}</span>}
    </div>
  );
}

/** The place of a picture that the mouse is over while no button is down; null for other pointers. */
export function hovered(event: PointerEvent<HTMLElement>, places: number): Place | null {
  if (event.pointerType !== "mouse" || event.buttons !== 0) return null;
  const box = event.currentTarget.getBoundingClientRect();
  return {
    y: Math.floor(((event.clientY - box.top) / box.height) * places),
    x: Math.floor(((event.clientX - box.left) / box.width) * places),
  };
}
