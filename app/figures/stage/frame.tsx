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
  /** Aspect ratio, width over height; a square by default. */
  readonly ratio?: number;
}

/** A figure with its caption. */
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
  /** What to show from the surrounding network; nothing while it is null. */
  readonly picture: PictureSpec | null;
}

/** A live picture with its caption; overlays such as marks and surfaces go inside. */
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
  /** Size of the marked picture, in its own pixels. */
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** Marks over a picture, in its own pixels. */
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

/** Frames side by side, as large as space allows; when presenting, all of them fit on the screen. */
export function Frames({ columns, rows = 1, children }: FramesProps) {
  return (
    <div className="scene-frames" style={{ "--columns": columns, "--rows": rows }}>
      {children}
    </div>
  );
}
