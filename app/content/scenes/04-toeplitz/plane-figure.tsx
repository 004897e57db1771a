import type { Colouring } from "#engine/show/montage.ts";
import { Frame, Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { cssColour, divergingPlace } from "#ui/colour-maps.ts";

interface PlaneFigureProps {
  readonly title: string;
  readonly thing?: string;
  readonly height: number;
  readonly width: number;
  /** Row by row; null before they are known. */
  readonly values: ArrayLike<number> | null;
  readonly colouring: Colouring;
  readonly extent: number;
  /** The cell that is looked at; null for none of this plane. */
  readonly at: { readonly y: number; readonly x: number } | null;
  /** What the kernel lies on; it may stick out. */
  readonly patch?: { readonly y: number; readonly x: number; readonly side: number };
  readonly onMove: (to: { readonly y: number; readonly x: number }) => void;
}

/** An image of few pixels: a column of the matrix is one of them. */
export function PlaneFigure(props: PlaneFigureProps) {
  const { title, thing, height, width, values, colouring, extent, at, patch, onMove } = props;
  return (
    <Frame title={title} {...(thing === undefined ? {} : { thing })} ratio={width / height}>
      <Marks width={width} height={height}>
        <g>
          {Array.from({ length: values ? height * width : 0 }, (_, i) => (
            <rect
              key={i}
              className="matrix-entry"
              x={i % width}
              y={Math.floor(i / width)}
              width={1}
              height={1}
              fill={cssColour(colouring, divergingPlace(values?.[i] ?? 0, extent))}
            />
          ))}
        </g>
        {patch ? <rect className="scene-mark" x={patch.x} y={patch.y} width={patch.side} height={patch.side} /> : null}
        {at ? <rect className="matrix-at" x={at.x} y={at.y} width={1} height={1} /> : null}
      </Marks>
      <Surface
        label={`${title}; arrow keys choose a neighbour`}
        text={at ? `row ${at.y + 1}, column ${at.x + 1}` : "elsewhere"}
        places={{ y: height, x: width }}
        at={at ?? { y: 0, x: 0 }}
        limits={{ y: [0, height - 1], x: [0, width - 1] }}
        follows="hover"
        onMove={onMove}
      />
    </Frame>
  );
}
