import { ONE_MAP, type PictureSpec } from "#engine/show/pictures.ts";
import { SIGNED_GREYS } from "#figures/picture/colouring.ts";
import { TruePixels, usePixelRatio } from "#figures/picture/true-pixels.tsx";
import { useWidth } from "#figures/picture/use-width.ts";
import { Marks } from "#figures/stage/frame.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { usePresenting } from "#ui/theme.ts";
import type { RingGuess } from "./guess.tsx";
import { limitOf, pixelUnder, SIDE, type State } from "./layer.ts";
import type { Place } from "./rings.ts";

const GAP = 16;
/** Presented, of the window's height. */
const TALLEST = 0.6;

/** A value of the network as one grey map. */
export function greyMap(value: number): PictureSpec {
  return { kind: "maps", value, ...ONE_MAP, colouring: SIGNED_GREYS };
}

interface PlatesProps {
  readonly state: State;
  /** The strided layer's output, and its values on a side. */
  readonly output: number;
  readonly side: number;
  readonly guess: RingGuess;
  /** Middles of false rings, to be marked; none elsewhere than in the case that was asked about. */
  readonly found: readonly Place[];
}

/** The zone plate, and what the strided layer makes of it, in whole screen pixels and so large that both cover each other. */
export function Plates({ state, output, side, guess, found }: PlatesProps) {
  const [ref, width] = useWidth();
  const isPresenting = usePresenting();
  const screenPixels = useScreenPixels(width);
  const { stride } = state;
  const limit = limitOf(stride);
  const isAsked = guess.prediction.stage === "asked";
  const shown = isAsked || found.length > 0 ? guess.click : null;
  // From pixels of the plate to the corners of the output's values.
  const onOutput = (pixel: number): number => (pixel - pixelUnder(state, 0)) / stride + 0.5;
  return (
    <div className="striding-plates" ref={ref}>
      {width === 0 ? null : (
        <>
          <TruePixels
            thing="plate"
            title={isAsked ? "x: a zone plate; click it" : `x: a zone plate, ${SIDE} × ${SIDE}`}
            picture={greyMap(0)}
            columns={SIDE}
            rows={SIDE}
            screenPixels={screenPixels}
          >
            <Marks width={SIDE} height={SIDE}>
              {stride > 1 ? <Square middle={SIDE / 2 + 0.5} reach={limit} /> : null}
              {found.map((place) => (
                <Found key={`${place.y} ${place.x}`} y={place.y + 0.5} x={place.x + 0.5} r={10} />
              ))}
              {shown ? <Clicked y={shown.y + 0.5} x={shown.x + 0.5} r={12} /> : null}
            </Marks>
            {isAsked ? (
              <Surface
                label="Where you expect the centre of false rings; arrow keys move it"
                text={guess.click ? `${guess.click.x} across, ${guess.click.y} down` : "nowhere yet"}
                places={{ y: SIDE, x: SIDE }}
                at={guess.click ?? { y: SIDE / 2, x: SIDE / 2 }}
                limits={{ y: [0, SIDE - 1], x: [0, SIDE - 1] }}
                follows="press"
                onMove={guess.put}
              />
            ) : null}
          </TruePixels>
          <TruePixels
            thing="strided"
            title={`stride ${stride}: ${side} × ${side}${stride > 1 ? `, each value ${stride} × ${stride} pixels here` : ""}`}
            picture={greyMap(output)}
            columns={side}
            rows={side}
            screenPixels={screenPixels * stride}
          >
            <Marks width={side} height={side}>
              {stride > 1 ? <Square middle={onOutput(SIDE / 2)} reach={limit / stride} /> : null}
              {found.map((place) => (
                <Found key={`${place.y} ${place.x}`} y={onOutput(place.y)} x={onOutput(place.x)} r={10 / stride} />
              ))}
              {shown && !isAsked ? <Clicked y={onOutput(shown.y)} x={onOutput(shown.x)} r={12 / stride} /> : null}
            </Marks>
          </TruePixels>
          {stride > 1 && !isPresenting ? (
            <TruePixels
              title={
                screenPixels === 1
                  ? "as it is: 1 pixel each"
                  : `as it is: ${screenPixels} × ${screenPixels} pixels each`
              }
              picture={greyMap(output)}
              columns={side}
              rows={side}
              screenPixels={screenPixels}
            />
          ) : null}
        </>
      )}
    </div>
  );
}

/** Screen pixels for a pixel of the plate: as many as fit, both plates side by side where they can be. */
function useScreenPixels(width: number): number {
  const ratio = usePixelRatio();
  const isPresenting = usePresenting();
  const height = isPresenting ? TALLEST * window.innerHeight : Infinity;
  const fits = (room: number): number => Math.floor((Math.min(room, height) * ratio) / SIDE);
  const beside = fits((width - GAP) / 2);
  const least = Math.max(1, Math.round(ratio));
  return beside >= least ? beside : Math.max(1, Math.min(least, fits(width)));
}

/** Where the rings are coarse enough for the stride. */
function Square({ middle, reach }: { readonly middle: number; readonly reach: number }) {
  return <rect className="striding-limit" x={middle - reach} y={middle - reach} width={2 * reach} height={2 * reach} />;
}

interface CircleProps extends Place {
  readonly r: number;
}

function Found({ y, x, r }: CircleProps) {
  return <circle className="striding-found" cx={x} cy={y} r={r} />;
}

function Clicked({ y, x, r }: CircleProps) {
  return (
    <g className="striding-clicked">
      <circle className="predict-ghost" cx={x} cy={y} r={r} />
      <circle className="striding-dot" cx={x} cy={y} r={r / 5} />
    </g>
  );
}
