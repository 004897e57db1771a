import { type ReactNode, useMemo } from "react";
import type { Shape } from "#nn/types.ts";
import type { Unit } from "#engine/show/reading.ts";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { useColouring } from "../picture/colouring.ts";
import { usePicture } from "../picture/use-picture.ts";
import { type FieldFrame, frameField } from "./field-frame.ts";
import type { Part } from "../part.ts";
import { useReading } from "../view/view-source.tsx";
import "./field.css";
import { LiveScale } from "../picture/live-scale.tsx";
import { byPixels, pixels } from "../numbers.ts";
import "../figures.css";

interface UnitFieldProps {
  readonly part: Part;
  readonly unit: Unit | null;
  /** Shape of the network's input. */
  readonly image: Shape | null;
}

/** What the chosen unit can see of the picture, and what it looks at. */
export function UnitField({ part, unit, image }: UnitFieldProps) {
  const pictureColours = useColouring("unit");
  const gradientColours = useColouring("magnitude");
  const picture = useMemo((): PictureSpec => ({ kind: "input", colouring: pictureColours }), [pictureColours]);
  const gradient = useMemo((): PictureSpec => ({ kind: "field", colouring: gradientColours }), [gradientColours]);
  if (!unit || !image || part.value === 0) {
    return (
      <p className="fig-note">
        {part.value === 0
          ? "A pixel of the input sees itself: its field is 1 × 1."
          : "Once a unit is chosen, its receptive field is drawn on the picture here."}
      </p>
    );
  }
  const frame = frameField(part.field, unit, image);
  const size = byPixels(frame.box.height, frame.box.width);
  return (
    <div className="fig-field">
      <div className="fig-field-pictures">
        <FieldPicture
          spec={picture}
          frame={frame}
          image={image}
          label={`Receptive field: ${size} pixels from row ${pixels(frame.box.y)}, column ${pixels(frame.box.x)}`}
        >
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
      <FieldNumbers part={part} frame={frame} size={size} />
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
          <rect
            className="fig-field-box"
            data-tinted={spec.kind === "input" || undefined}
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
          />
        </svg>
      </div>
      <figcaption>{children}</figcaption>
    </figure>
  );
}

const THEORETICAL = "The pixels that can reach this unit at all, by kernels, strides and dilations alone.";
/** What stands in the place of the measured field. */
const NO_GRADIENT = {
  width: "none",
  share: "0 %",
  note: "The gradient is zero everywhere: no pixel moves this unit just now. A closed ReLU or a lost maximum stands in between.",
};
const MEASURING = { width: "…", share: "…", note: "The gradient of this unit to the picture is being computed." };

interface FieldNumbersProps {
  readonly part: Part;
  readonly frame: FieldFrame;
  readonly size: string;
}

function FieldNumbers({ part, frame, size }: FieldNumbersProps) {
  const effective = useReading(({ field }) => field);
  // Sum and gradient of a unit come together.
  const isMeasured = useReading(({ explanation }) => explanation !== null);
  const missing = isMeasured ? NO_GRADIENT : MEASURING;
  const isCut = frame.inside.h < frame.box.height || frame.inside.w < frame.box.width;
  return (
    <dl className="fig-explained" aria-label="Receptive field">
      <div>
        <dt>Theoretical field</dt>
        <dd>{part.field ? `${size} pixels` : `the whole picture, ${size}`}</dd>
        <dd className="fig-note">
          {isCut
            ? `${THEORETICAL} Here ${byPixels(frame.inside.h, frame.inside.w)} of them lie on the picture, the others in the padding.`
            : THEORETICAL}
        </dd>
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
          Share of the picture that would move this unit now, for this input and these weights.
        </dd>
      </div>
    </dl>
  );
}
