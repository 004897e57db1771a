import { type ReactNode, useSyncExternalStore } from "react";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { useStable } from "../view/use-stable.ts";
import { usePicture } from "./use-picture.ts";
import "../stage/stage.css";
import "./picture.css";

function subscribe(listener: () => void): () => void {
  window.addEventListener("resize", listener);
  return () => window.removeEventListener("resize", listener);
}

/** Screen pixels per CSS pixel; follows the zoom and the screen that the window is on. */
export function usePixelRatio(): number {
  return useSyncExternalStore(subscribe, () => window.devicePixelRatio || 1);
}

interface TruePixelsProps {
  readonly title: ReactNode;
  /** Name by which words in the text light it up, see `Term`. */
  readonly thing?: string;
  readonly picture: PictureSpec | null;
  /** Values across and down. */
  readonly columns: number;
  readonly rows: number;
  /** Width of a value in screen pixels: a whole number, so that all values are equally large. */
  readonly screenPixels: number;
  /** Overlays. */
  readonly children?: ReactNode;
}

/** A live picture in whole screen pixels: nothing is smoothed, left out or doubled on the way to the screen. */
export function TruePixels({ title, thing, picture, columns, rows, screenPixels, children }: TruePixelsProps) {
  const ref = usePicture(useStable(picture));
  const ratio = usePixelRatio();
  const [width, height] = [columns, rows].map((count) => (count * screenPixels) / ratio);
  return (
    <figure className="scene-frame" data-thing={thing} style={{ width }}>
      <div className="scene-picture fig-true-pixels" style={{ width, height }}>
        <canvas ref={ref} />
        {children}
      </div>
      <figcaption className="scene-caption">{title}</figcaption>
    </figure>
  );
}
