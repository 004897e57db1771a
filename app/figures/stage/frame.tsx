import type { ReactNode } from "react";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { usePicture } from "../picture/use-picture.ts";
import { useStable } from "../view/use-stable.ts";
import "./stage.css";

declare module "react" {
  interface CSSProperties {
    readonly "--columns"?: number;
    readonly "--rows"?: number;
    readonly "--ratio"?: number;
  }
}

interface FrameProps {
  readonly title: ReactNode;
  /** Name by which words in the text light it up, see `Term`. */
  readonly thing?: string;
  readonly children?: ReactNode;
  /** Width over height of what is shown; a square by default. */
  readonly ratio?: number;
}

/** Something to look at, with its name. */
export function Frame({ title, thing, ratio = 1, children }: FrameProps) {
  return (
    <figure className="scene-frame" data-thing={thing}>
      <div className="scene-picture" style={{ aspectRatio: ratio }}>
        {children}
      </div>
      <figcaption className="scene-caption">{title}</figcaption>
    </figure>
  );
}

interface LiveFrameProps extends FrameProps {
  /** What of the network around is shown; nothing while it is null. */
  readonly picture: PictureSpec | null;
}

/** A live picture with its name; what lies over it, such as marks and surfaces to touch, goes inside. */
export function LiveFrame({ picture, children, ...frame }: LiveFrameProps) {
  const ref = usePicture(useStable(picture));
  return (
    <Frame {...frame}>
      <canvas ref={ref} />
      {children}
    </Frame>
  );
}

interface MarksProps {
  /** Size of what is marked, in its own pixels. */
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** Marks over a picture, in the pixels of what it shows. */
export function Marks({ width, height, children }: MarksProps) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {children}
    </svg>
  );
}

interface FramesProps {
  /** Square frames in a row. */
  readonly columns: number;
  readonly rows?: number;
  readonly children: ReactNode;
}

/** Frames side by side, as large as their place allows: in a presented subject, all of them are on screen. */
export function Frames({ columns, rows = 1, children }: FramesProps) {
  return (
    <div className="scene-frames" style={{ "--columns": columns, "--rows": rows }}>
      {children}
    </div>
  );
}
