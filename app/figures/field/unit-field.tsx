import { type ReactNode, useMemo } from "react";
import { seenBy } from "#nn/seen.ts";
import type { Graph, Shape } from "#nn/types.ts";
import type { Unit } from "#engine/show/reading.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { useColouring } from "../picture/colouring.ts";
import { usePicture } from "../picture/use-picture.ts";
import { type FieldFrame, frameField } from "./field-frame.ts";
import { heldFrom } from "./field-text.ts";
import type { Part } from "../part.ts";
import { useReading } from "../view/view-source.tsx";
import "./field.css";
import { LiveScale } from "../picture/live-scale.tsx";
import { byPixels, pixels } from "../numbers.ts";
import "../figures.css";

interface UnitFieldProps {
  readonly part: Part;
  readonly unit: Unit | null;
  readonly graph: Graph | null;
}

/** What the chosen unit can see of the picture, and what it looks at. */
export function UnitField({ part, unit, graph }: UnitFieldProps) {
  const pictureColours = useColouring("unit");
  const gradientColours = useColouring("magnitude");
  const picture = useMemo((): PictureSpec => ({ kind: "input", colouring: pictureColours }), [pictureColours]);
  const gradient = useMemo((): PictureSpec => ({ kind: "field", colouring: gradientColours }), [gradientColours]);
  const seen = useMemo(() => (graph && unit ? (seenBy(graph, unit.value, unit).get(0) ?? null) : null), [graph, unit]);
  const image = graph?.values[0]?.shape;
  if (!unit || !image || part.value === 0) {
    return (
      <p className="fig-note">
        {part.value === 0
          ? "A pixel of the input sees itself: its field is 1 × 1."
          : "Once a unit is chosen, its receptive field is drawn on the picture here."}
      </p>
    );
  }
  const frame = frameField(seen, image);
  const { box } = frame;
  const place = box
    ? `${byPixels(box.height, box.width)} pixels from row ${pixels(box.y)}, column ${pixels(box.x)}`
    : "no pixel";
  return (
    <div className="fig-field">
      <div className="fig-field-pictures">
        <FieldPicture spec={picture} frame={frame} image={image} label={`Receptive field: ${place}`}>
          what it can see
        </FieldPicture>
        <FieldPicture
          spec={gradient}
          frame={frame}
          image={image}
          label="Effective field: size of the gradient of this unit at each pixel"
        >
          what it looks at
        </FieldPicture>
        <LiveScale label="Picture" spec={picture} />
        <LiveScale label="Gradient" spec={gradient} />
      </div>
      <FieldNumbers frame={frame} image={image} />
    </div>
  );
}

interface FieldPictureProps {
  readonly spec: PictureSpec;
  readonly frame: FieldFrame;
  readonly image: { readonly h: number; readonly w: number };
  readonly label: string;
  readonly children: ReactNode;
}

/** A live picture with the theoretical field on it; padding that the field reaches into is hatched. */
function FieldPicture({ spec, frame, image, label, children }: FieldPictureProps) {
  const ref = usePicture(spec);
  const { view, box } = frame;
  const percent = (part: number, whole: number): string => `${(100 * part) / whole}%`;
  return (
    <figure>
      <div className="fig-field-frame" style={{ aspectRatio: `${view.width} / ${view.height}` }}>
        <canvas
          ref={ref}
          style={{
            left: percent(-view.x, view.width),
            top: percent(-view.y, view.height),
            width: percent(image.w, view.width),
            height: percent(image.h, view.height),
          }}
        />
        <svg viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`} role="img" aria-label={label}>
          {box ? <rect className="fig-field-box" data-tinted={spec.kind === "input" || undefined} {...box} /> : null}
        </svg>
      </div>
      <figcaption>{children}</figcaption>
    </figure>
  );
}

/** What stands in the place of the measured field. */
const NO_GRADIENT = {
  width: "none",
  share: "0 %",
  note: "The gradient is zero everywhere: no pixel moves this unit just now. A closed ReLU or a lost maximum stands in between.",
};
const NOT_FINITE = {
  width: "–",
  share: "–",
  note: "The gradient is infinite or not a number somewhere: on its way back it passes what the graphics card's numbers hold.",
};
const MEASURING = { width: "…", share: "…", note: "The gradient of this unit to the picture is being computed." };

/** The theoretical field in words, and what of it lies on the picture. */
function theoretical({ box, inside }: FieldFrame, { h, w }: Shape): { readonly size: string; readonly note: string } {
  if (!box) return { size: "0 pixels", note: " Everything that this unit reads is padding." };
  const isWhole = inside.h === h && inside.w === w;
  const isCut = inside.h < box.height || inside.w < box.width;
  const size = byPixels(box.height, box.width);
  return {
    size: isWhole && !isCut ? `the whole picture, ${size}` : `${size} pixels`,
    note: isCut ? ` Here that is ${byPixels(inside.h, inside.w)} pixels: the rest lies beyond the edge of a map.` : "",
  };
}

interface FieldNumbersProps {
  readonly frame: FieldFrame;
  readonly image: Shape;
}

function FieldNumbers({ frame, image }: FieldNumbersProps) {
  const measured = useReading(({ field }) => field);
  const effective = measured === "not-finite" ? null : measured;
  // Sum and gradient of a unit come together.
  const isMeasured = useReading(({ explanation }) => explanation !== null);
  const missing = measured === "not-finite" ? NOT_FINITE : isMeasured ? NO_GRADIENT : MEASURING;
  const { size, note } = theoretical(frame, image);
  return (
    <dl className="fig-explained" aria-label="Receptive field">
      <div>
        <dt>Theoretical field</dt>
        <dd>{size}</dd>
        <dd className="fig-note">{`The pixels that can reach this unit at all, by kernels, strides and dilations alone.${note}`}</dd>
      </div>
      <div>
        <dt>Effective width, 2σ</dt>
        <dd>{effective ? `${byPixels(2 * effective.deviationY, 2 * effective.deviationX)} pixels` : missing.width}</dd>
        <dd className="fig-note">
          {effective
            ? "Twice the standard deviation of the gradient's energy, height by width: the centre of a field counts far more than its rim."
            : missing.note}
        </dd>
      </div>
      <div>
        <dt>Pixels with a gradient</dt>
        <dd>{effective ? `${(100 * effective.share).toFixed(1)} %` : missing.share}</dd>
        <dd className="fig-note">
          {`Share of the picture that would move this unit now, for this input and these weights.${effective ? heldFrom(effective) : ""}`}
        </dd>
      </div>
    </dl>
  );
}
