import { magnitudeOf, ONE_MAP, type PictureSpec } from "#engine/show/pictures.ts";
import { useColouring } from "#figures/picture/colouring.ts";
import { Frame, Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { useLast } from "#figures/view/use-last.ts";
import { useReadingOf, useViewSource } from "#figures/view/view-source.tsx";
import { hovered, Live } from "./live.tsx";
import { FARTHEST } from "./state.ts";
import { shiftText } from "./verdict.ts";

interface Place {
  readonly y: number;
  readonly x: number;
}

interface ShiftViewProps {
  /** The shift T. */
  readonly by: Place;
  /** The cursor on f(x), and the pixels of a side of that map. */
  readonly at: Place;
  readonly side: number;
  readonly onShift: (by: Place) => void;
  readonly onPoint: (at: Place) => void;
}

const OUTPUT = 1;
const RANGE = [-FARTHEST, FARTHEST] as const;

/** First view: the image is shifted, and the response goes along. */
export function ShiftView({ by, at, side, onShift, onPoint }: ShiftViewProps) {
  const [unit, signed] = [useColouring("unit"), useColouring("signed")];
  const fx: PictureSpec = { kind: "maps", value: OUTPUT, sample: 0, ...ONE_MAP, colouring: signed };
  const shared = { ...ONE_MAP, like: fx, colouring: signed } as const;
  const still = { value: OUTPUT, sample: 0, by };
  const moved = { value: OUTPUT, sample: 1 };
  const difference: PictureSpec = { kind: "compared", of: moved, minus: still, ...shared };
  const source = useViewSource();
  const largest = useLast(
    useReadingOf(source, ({ ranges }) => magnitudeOf(ranges, difference)),
    source,
  );
  return (
    <Frame
      thing="shift"
      ratio={3 / 4}
      title={
        <>
          <strong>1 Equivariance</strong> <span className="five-more">drag it: largest </span>
          <output className="five-difference">{shiftText(largest)}</output>
        </>
      }
    >
      <div className="five-pane">
        <div
          onPointerMove={(event) => {
            const to = hovered(event, side);
            if (to) onPoint({ y: to.y - by.y, x: to.x - by.x });
          }}
        >
          <Live className="five-big" picture={{ kind: "maps", ...moved, ...shared }}>
            <Marks width={side} height={side}>
              <rect className="scene-mark" x={at.x + by.x} y={at.y + by.y} width={1} height={1} />
            </Marks>
            <Surface
              label="Shift of the image; arrow keys move it by a pixel, with Shift by eight"
              text={`${by.y} down, ${by.x} to the right`}
              places={{ y: side, x: side }}
              at={by}
              limits={{ y: RANGE, x: RANGE }}
              follows="drag"
              onMove={onShift}
            />
          </Live>
        </div>
        <div className="five-thumbs">
          <Live className="five-thumb" label="T x" picture={{ kind: "input", sample: 1, colouring: unit }} />
          <Live className="five-thumb" label="T f(x)" picture={{ kind: "compared", of: still, ...shared }} />
          <Live className="five-thumb" label="difference" picture={difference} />
        </div>
      </div>
    </Frame>
  );
}
