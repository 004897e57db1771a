import { useMemo } from "react";
import { lengthOf } from "#nn/field-box.ts";
import type { Seen } from "#nn/seen.ts";
import type { DataSource } from "#data/data-source.ts";
import { isDrawable } from "#state/input-picture.ts";
import { useData } from "#state/stores/data-store.ts";
import { type InputSource, useInput } from "#state/stores/input-store.ts";
import { useRunning } from "#state/stores/running-store.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { DrawPad } from "./draw-pad.tsx";
import { TestImageField } from "./test-image-field.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { usePicture } from "#figures/picture/use-picture.ts";
import "./input.css";

function titleOf(input: InputSource, { classes }: DataSource, canDraw: boolean): string {
  if (input.kind !== "example") return canDraw ? "Draw a digit" : "Loading the images …";
  const name = classes[input.label] ?? String(input.label);
  return canDraw ? `Test image ${input.index + 1}: ${name}` : `True class: ${name}`;
}

/** The pad, or a choice of test images, and below it the network's input image. */
export function InputColumn({ seen }: { readonly seen: Seen | null }) {
  const input = useInput((state) => state.source);
  const source = useData((state) => state.source);
  const canDraw = isDrawable(source);
  const shape = useRunning((state) => state.graph?.values[0]?.shape ?? null);
  const colouring = useColouring("unit");
  const spec = useMemo((): PictureSpec => ({ kind: "input", colouring }), [colouring]);
  const ref = usePicture(spec);
  return (
    <div className="lab-column lab-input" data-group="input">
      <div className="lab-column-title">
        <span className="lab-column-name">{titleOf(input, source, canDraw)}</span>
        <span className="lab-column-shape">{shape ? `${shape.h}×${shape.w}×${shape.c}` : ""}</span>
      </div>
      {canDraw ? <DrawPad /> : <TestImageField count={source.counts.test} />}
      <figure className="lab-seen" data-alone={!canDraw || undefined}>
        <span className="lab-seen-picture" style={{ aspectRatio: shape ? `${shape.w} / ${shape.h}` : "1" }}>
          <canvas ref={ref} className="fig-maps-canvas" />
          {shape && seen ? (
            <svg viewBox={`0 0 ${shape.w} ${shape.h}`} className="fig-maps-marks" aria-hidden="true">
              <rect
                className="fig-mark-field"
                x={seen.x.first}
                y={seen.y.first}
                width={lengthOf(seen.x)}
                height={lengthOf(seen.y)}
              />
            </svg>
          ) : null}
        </span>
        <figcaption>
          {canDraw ? "The network's input, scaled and centred like the training images." : "The network's input."}
        </figcaption>
      </figure>
    </div>
  );
}
