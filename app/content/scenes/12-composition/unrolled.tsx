import { useMemo } from "react";
import { useColouring } from "#figures/picture/colouring.ts";
import { LiveScale } from "#figures/picture/live-scale.tsx";
import { MapGrid } from "#figures/picture/map-grid.tsx";
import { useWidth } from "#figures/picture/use-width.ts";
import { scaleOf } from "#figures/part.ts";
import { LiveFrame, Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { useStable } from "#figures/view/use-stable.ts";
import { montageSize } from "#engine/show/montage.ts";
import { lengthOf } from "#nn/field-box.ts";
import { type Seen, seenBy } from "#nn/seen.ts";
import { usePresenting } from "#ui/theme.ts";
import { Classes } from "./classes.tsx";
import { type Place, SIDE } from "./drawing.ts";
import { graph, type Layer, layers } from "./network.ts";
import type { State, Step } from "./state.ts";

const PLACES = { y: SIDE, x: SIDE };
const LIMITS = { y: [0, SIDE - 1], x: [0, SIDE - 1] } as const;
const GAP = 2;

interface UnrolledProps {
  /** What is looked at. */
  readonly step: Step;
  readonly tool: State["tool"];
  readonly at: Place;
  /** Of the classes; null before the first pass. */
  readonly probabilities: Float32Array | null;
  readonly onTouch: (place: Place) => void;
  readonly onOpen: (step: Step) => void;
}

/** The picture and the maps of each layer, in order; what the chosen unit sees is framed on all of them. */
export function Unrolled({ step, tool, at, probabilities, onTouch, onOpen }: UnrolledProps) {
  const [value, c, y, x] = step;
  const seen = useMemo(() => seenBy(graph, value, { c, y, x }), [value, c, y, x]);
  return (
    <div className="chain scene-thing" data-thing="layers">
      {layers.map((layer) =>
        layer.value === 0 ? (
          <Picture key={0} seen={seen.get(0) ?? null} tool={tool} at={at} onTouch={onTouch} />
        ) : (
          <Maps
            key={layer.value}
            layer={layer}
            chosen={layer.value === value ? { c, y, x } : null}
            seen={layer.value < value ? (seen.get(layer.value) ?? null) : null}
            onOpen={onOpen}
          />
        ),
      )}
      <Classes probabilities={probabilities} step={step} onOpen={onOpen} />
    </div>
  );
}

interface PictureProps extends Pick<UnrolledProps, "tool" | "at" | "onTouch"> {
  readonly seen: Seen | null;
}

const SAYS: Readonly<Record<State["tool"], string>> = {
  rub: "picture: rub it out",
  draw: "picture: draw on it",
  look: "picture: press a pixel",
};

function Picture({ seen, tool, at, onTouch }: PictureProps) {
  const unit = useColouring("unit");
  return (
    <LiveFrame thing="picture" title={SAYS[tool]} picture={{ kind: "input", colouring: unit }}>
      <Marks width={SIDE} height={SIDE}>
        {seen ? (
          <rect
            className="scene-mark-inner"
            x={seen.x.first}
            y={seen.y.first}
            width={lengthOf(seen.x)}
            height={lengthOf(seen.y)}
          />
        ) : null}
      </Marks>
      <Surface
        label={`The picture; arrow keys move over it. A press ${tool === "rub" ? "rubs out" : tool === "draw" ? "draws" : "chooses a pixel"}.`}
        text={`row ${at.y + 1}, column ${at.x + 1}`}
        places={PLACES}
        at={at}
        limits={LIMITS}
        follows="press"
        onMove={onTouch}
      />
    </LiveFrame>
  );
}

interface MapsProps {
  readonly layer: Layer;
  readonly chosen: { readonly c: number; readonly y: number; readonly x: number } | null;
  readonly seen: Seen | null;
  readonly onOpen: (step: Step) => void;
}

/** All maps of a layer, as near to a square as they go. */
function Maps({ layer: { value, name, shape }, chosen, seen, onOpen }: MapsProps) {
  const [ref, width] = useWidth();
  const isPresenting = usePresenting();
  const colouring = useColouring(scaleOf(graph, value));
  const columns = Math.ceil(Math.sqrt(shape.c));
  const montage = { cellWidth: shape.w, cellHeight: shape.h, columns, count: shape.c, gap: GAP };
  const spec = useStable({
    kind: "maps" as const,
    value,
    first: 0,
    count: shape.c,
    columns,
    gap: GAP,
    shrink: 1,
    colouring,
  });
  return (
    <figure className="scene-frame chain-maps" ref={ref}>
      {width > 0 ? (
        <MapGrid
          label={`Maps of ${name}`}
          spec={spec}
          montage={montage}
          scale={width / montageSize(montage).width}
          selected={chosen}
          seen={seen}
          onSelect={({ c, y, x }) => onOpen([value, c, y, x])}
        />
      ) : null}
      {isPresenting ? null : <LiveScale label={`Values of ${name}`} spec={spec} />}
      <figcaption className="scene-caption">
        <span>{name}</span>
        <span className="chain-size">{`: ${shape.c} maps of ${shape.h} × ${shape.w}`}</span>
      </figcaption>
    </figure>
  );
}
