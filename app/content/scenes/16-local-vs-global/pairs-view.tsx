import { useEffect, useMemo, useRef } from "react";
import type { PlanePicture } from "#engine/show/pair-sums.ts";
import { Scatter } from "#figures/plot/scatter.tsx";
import { Frame } from "#figures/stage/frame.tsx";
import { formatFixed } from "#ui/number-text.ts";
import { distanceText, PairHandles, PairMarks } from "./handles.tsx";
import { sample, valuesAt } from "./pair.ts";
import type { Pair } from "./state.ts";
import type { PairsMeasured } from "./use-measured.ts";

/** Pairs of pixels that are drawn; correlations are of all. */
const DRAWN = 500;
const NO_PICTURE: PlanePicture = { width: 512, height: 512, values: new Float32Array(512 * 512).fill(1) };

interface PairsViewProps {
  /** Null while it is loaded. */
  readonly picture: PlanePicture | null;
  /** What it shows. */
  readonly alt: string;
  readonly a: Pair;
  readonly b: Pair;
  readonly measured: PairsMeasured | null;
  readonly onChange: (name: "a" | "b", pair: Pair) => void;
}

/** A picture with two pairs of points, and what pairs that lie as far apart have in common all over it. */
export function PairsView({ picture, alt, a, b, measured, onChange }: PairsViewProps) {
  const shown = picture ?? NO_PICTURE;
  return (
    <div className="local-pairs" style={{ "--ratio": shown.width / shown.height }}>
      <Frame
        thing="pairs"
        ratio={shown.width / shown.height}
        title="Drag a pair by its letter to slide it, by its ring to pull its points apart."
      >
        <GreyPicture picture={shown} alt={alt} />
        {picture ? (
          <>
            <PairHandles name="A" pair={a} size={picture} onChange={(pair) => onChange("a", pair)} />
            <PairHandles name="B" pair={b} size={picture} onChange={(pair) => onChange("b", pair)} />
            <svg className="local-over" viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
              <PairMarks name="A" pair={a} size={picture} />
              <PairMarks name="B" pair={b} size={picture} />
            </svg>
          </>
        ) : null}
      </Frame>
      <div className="local-scatters scene-thing" data-thing="scatter">
        <PairScatter name="A" pair={a} picture={picture} correlation={measured?.a ?? null} />
        <PairScatter name="B" pair={b} picture={picture} correlation={measured?.b ?? null} />
      </div>
    </div>
  );
}

interface PairScatterProps {
  readonly name: "A" | "B";
  readonly pair: Pair;
  readonly picture: PlanePicture | null;
  readonly correlation: number | null;
}

function PairScatter({ name, pair, picture, correlation }: PairScatterProps) {
  const [, , down, right] = pair;
  const points = useMemo(() => (picture ? sample(picture, { y: down, x: right }, DRAWN) : []), [picture, down, right]);
  const distance = distanceText(pair);
  const rho = correlation === null ? "…" : formatFixed(correlation, 2);
  return (
    <figure className="local-scatter">
      <figcaption className="local-caption" data-hue={name === "A" ? 0 : 1}>
        <b>{name}</b>
        <span>{distance}</span>
        <span translate="no">{`ρ = ${rho}`}</span>
      </figcaption>
      <Scatter
        label={`Values of ${points.length} pairs of pixels, ${distance} apart; their correlation over the whole picture is ${rho}`}
        x="first point"
        y="second point"
        points={points}
        at={picture && valuesAt(picture, pair)}
        hue={name === "A" ? 0 : 1}
      />
    </figure>
  );
}

function GreyPicture({ picture, alt }: { readonly picture: PlanePicture; readonly alt: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height, values } = picture;
  useEffect(() => {
    const pixels = new Uint8ClampedArray(4 * width * height).fill(255);
    values.forEach((value, i) => pixels.fill(Math.round(255 * value), 4 * i, 4 * i + 3));
    canvas.current?.getContext("2d")?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [width, height, values]);
  return <canvas ref={canvas} width={width} height={height} role="img" aria-label={alt} />;
}
