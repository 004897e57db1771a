import { ONE_MAP } from "#engine/show/pictures.ts";
import { closedCurve, placeAt } from "#figures/dial/angles.ts";
import { Dial } from "#figures/dial/dial.tsx";
import { SIGNED_GREYS, useColouring } from "#figures/picture/colouring.ts";
import { usePicture } from "#figures/picture/use-picture.ts";
import { useStable } from "#figures/view/use-stable.ts";
import { formatFixed } from "#ui/number-text.ts";
import { anglesOf, periodOf, type State } from "./bank.ts";
import type { Curves } from "./verdict.ts";

/** Radii of the disc, of an answer of zero and of one, and of the filters' middles; the drawing's half side is 100. */
const DISC = 30;
const ZERO = 34;
const ONE = 74;
const FILTERS = 89;

interface CompassProps {
  readonly state: State;
  /** The copies' answers at this angle, read from the GPU; null before the first. */
  readonly answers: readonly number[] | null;
  /** Measured at all angles; null before the first. */
  readonly curves: Curves | null;
  readonly onTurn: (angle: number) => void;
}

const NONE = [] as const;

const radiusOf = (answer: number): number => ZERO + (ONE - ZERO) * Math.max(0, Math.min(1.1, answer));

/** The input on a dial; round it a needle for each copy, in the copy's direction and as long as its answer, and their maximum. */
export function Compass({ state, answers, curves, onTurn }: CompassProps) {
  const { angle, copies } = state;
  const angles = anglesOf(state);
  const curved = curves?.copies ?? NONE;
  const answered = answers ?? NONE;
  const best = answers ? Math.max(...answers) : null;
  const mirrors = periodOf(state.pattern) === 180 ? [0, 180] : [0];
  const input = usePicture(useStable({ kind: "maps", value: 0, ...ONE_MAP, colouring: SIGNED_GREYS }));
  return (
    <div className="compass scene-thing" data-thing="dial">
      <Dial label="Angle of the input; arrow keys turn it by 1°, with Shift by 15°" angle={angle} onTurn={onTurn}>
        <canvas
          className="compass-input"
          ref={input}
          style={{ width: `${DISC}%`, left: `${50 - DISC / 2}%`, top: `${50 - DISC / 2}%` }}
        />
        <svg viewBox="-100 -100 200 200" aria-hidden="true">
          {[0, 0.5, 1].map((answer) => (
            <circle key={answer} className="compass-grid" r={radiusOf(answer)} />
          ))}
          {curved.map((curve, i) => (
            <path key={angles[i]} className="compass-curve" d={closedCurve(curve.map(radiusOf))} />
          ))}
          {curves ? <path className="compass-maximum" d={closedCurve(curves.maximum.map(radiusOf))} /> : null}
          {best === null ? null : <circle className="compass-best" r={radiusOf(best)} />}
          {answered.map((answer, i) =>
            mirrors.map((mirror) => (
              <Needle
                key={`${angles[i] ?? 0} ${mirror}`}
                angle={(angles[i] ?? 0) + mirror}
                answer={answer}
                wins={answer === best && answer > 0}
              />
            )),
          )}
          <Pointer angle={angle} />
          {answered.map((answer, i) => (
            <Value key={angles[i]} angle={angles[i] ?? 0} answer={answer} wins={answer === best && answer > 0} />
          ))}
        </svg>
        {angles.map((each, i) => (
          <Copy key={each} index={i} angle={each} crowded={copies > 8 || (copies === 8 && mirrors.length > 1)} />
        ))}
      </Dial>
    </div>
  );
}

interface NeedleProps {
  readonly angle: number;
  readonly answer: number;
  readonly wins: boolean;
}

function Needle({ angle, answer, wins }: NeedleProps) {
  const [from, to] = [placeAt(angle, ZERO), placeAt(angle, radiusOf(answer))];
  return (
    <g className="compass-needle" data-wins={wins || undefined}>
      <path d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />
      <circle cx={to.x} cy={to.y} r={2} />
    </g>
  );
}

/** The answer, between the end of the scale and the filter. */
function Value({ angle, answer, wins }: NeedleProps) {
  const { x, y } = placeAt(angle, FILTERS);
  return (
    <text className="compass-value" data-wins={wins || undefined} x={x} y={y + 9.6}>
      {formatFixed(answer, 2)}
    </text>
  );
}

/** Where the input's own direction is. */
function Pointer({ angle }: { readonly angle: number }) {
  const [tip, left, right] = [placeAt(angle, ZERO - 0.5), placeAt(angle + 8, DISC - 1), placeAt(angle - 8, DISC - 1)];
  return <path className="compass-pointer" d={`M${tip.x} ${tip.y}L${left.x} ${left.y}L${right.x} ${right.y}Z`} />;
}

interface CopyProps {
  readonly index: number;
  readonly angle: number;
  /** Whether little room is left beside it. */
  readonly crowded: boolean;
}

/** The filter, in its direction. */
function Copy({ index, angle, crowded }: CopyProps) {
  const signed = useColouring("signed");
  const ref = usePicture(
    useStable({
      kind: "filters",
      node: "copies",
      first: [index, 0] as const,
      outputs: 1,
      inputs: 1,
      gap: 0,
      colouring: signed,
    }),
  );
  const { x, y } = placeAt(angle, FILTERS);
  const side = crowded ? 6 : 7;
  return (
    <canvas
      ref={ref}
      className="compass-filter"
      style={{ width: `${side}%`, left: `${50 + x / 2 - side / 2}%`, top: `${49 + y / 2 - side / 2}%` }}
    />
  );
}
