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

/** The theoretical and the effective receptive field of the chosen unit. */
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
          ? "An input pixel sees only itself: its receptive field is 1 × 1."
          : "Choose a unit to see its receptive field on the input image."}
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
          theoretical field
        </FieldPicture>
        <FieldPicture
          spec={gradient}
          frame={frame}
          image={image}
          label="Effective field: magnitude of the gradient of this unit with respect to each pixel"
        >
          effective field
        </FieldPicture>
        <LiveScale label="Image" spec={picture} />
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

/** A live image with the theoretical field on it; padding within the field is hatched. */
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

/** Shown instead of the measured field if there is none. */
const NO_GRADIENT = {
  width: "none",
  share: "0 %",
  note: "The gradient is zero everywhere: for this input, no small change of a pixel changes this unit. An inactive ReLU or a value that lost in max pooling blocks it.",
};
const NOT_FINITE = {
  width: "–",
  share: "–",
  note: "Some gradients are infinite or not a number: during backpropagation they exceed the graphics card's number range.",
};
const MEASURING = { width: "…", share: "…", note: "Computing the gradient of this unit with respect to the image." };

/** The theoretical field in words, and the part of it on the image. */
function theoretical({ box, inside }: FieldFrame, { h, w }: Shape): { readonly size: string; readonly note: string } {
  if (!box) return { size: "0 pixels", note: " This unit reads only padding." };
  const isWhole = inside.h === h && inside.w === w;
  const isCut = inside.h < box.height || inside.w < box.width;
  const size = byPixels(box.height, box.width);
  return {
    size: isWhole && !isCut ? `the whole image, ${size}` : `${size} pixels`,
    note: isCut ? ` Here it is ${byPixels(inside.h, inside.w)} pixels: the rest lies beyond the edge of a map.` : "",
  };
}

interface FieldNumbersProps {
  readonly frame: FieldFrame;
  readonly image: Shape;
}

function FieldNumbers({ frame, image }: FieldNumbersProps) {
  const measured = useReading(({ field }) => field);
  const effective = measured === "not-finite" ? null : measured;
  // A unit's sum and gradient arrive together.
  const isMeasured = useReading(({ explanation }) => explanation !== null);
  const missing = measured === "not-finite" ? NOT_FINITE : isMeasured ? NO_GRADIENT : MEASURING;
  const { size, note } = theoretical(frame, image);
  return (
    <dl className="fig-explained" aria-label="Receptive field">
      <div>
        <dt>Theoretical field</dt>
        <dd>{size}</dd>
        <dd className="fig-note">{`All pixels that can affect this unit, determined by kernels, strides and dilations alone.${note}`}</dd>
      </div>
      <div>
        <dt>Effective width, 2σ</dt>
        <dd>{effective ? `${byPixels(2 * effective.deviationY, 2 * effective.deviationX)} pixels` : missing.width}</dd>
        <dd className="fig-note">
          {effective
            ? "Twice the standard deviation of a pixel’s position, weighted by its squared gradient; height by width. The centre of a field usually counts far more than its edge."
            : missing.note}
        </dd>
      </div>
      <div>
        <dt>Pixels with a gradient</dt>
        <dd>{effective ? `${(100 * effective.share).toFixed(1)} %` : missing.share}</dd>
        <dd className="fig-note">
          {`Fraction of the image that affects this unit, for this input and these weights.${effective ? heldFrom(effective) : ""}`}
        </dd>
      </div>
    </dl>
  );
}
