import { closedCurve, placeAt } from "#figures/dial/angles.ts";
import { Dial } from "#figures/dial/dial.tsx";
import { ColourPicture } from "#figures/picture/colour-picture.tsx";
import { SIDE } from "./filters.ts";

/** Pixels of the grating's side that are shown: three times what the unit sees. */
export const SHOWN = 33;
/** Radii of the disc, and of an answer of zero and of the largest; the drawing's half side is 100. */
const DISC = 36;
const ZERO = 40;
const MOST = 92;
const FIELD = (DISC * SIDE) / SHOWN;
/** Both directions of an orientation. */
const ENDS = [0, 180] as const;

interface GratingDialProps {
  readonly angle: number;
  /** The grating at this moment (C, H, W). */
  readonly planes: Float32Array;
  /** The largest answer of the cycle at this angle; null before it is there. */
  readonly answer: number | null;
  /** What turning has drawn so far, and the whole curve if it is to be shown. */
  readonly trail: ReadonlyMap<number, number>;
  readonly curve: readonly number[] | null;
  /** The answer at the end of the scale. */
  readonly most: number;
  /** Where the student laid the line, for this unit. */
  readonly guess: number | null;
  readonly onTurn: (angle: number) => void;
}

/** A grating in the middle of a ring: turned by hand, the largest answer of a cycle is drawn in the direction of its stripes. */
export function GratingDial({ angle, planes, answer, trail, curve, most, guess, onTurn }: GratingDialProps) {
  const radiusOf = (value: number): number => ZERO + (MOST - ZERO) * Math.max(0, Math.min(1, value / most));
  const around = curve ? [...curve, ...curve].map(radiusOf) : null;
  return (
    <div className="alex-dial scene-thing" data-thing="dial">
      <Dial
        label="Orientation of the stripes; arrow keys turn them by 1°, with Shift by 15°"
        angle={angle}
        onTurn={(to) => onTurn(to % 180)}
      >
        <span className="alex-disc" style={{ inset: `${50 - DISC / 2}%` }}>
          <ColourPicture planes={[planes]} side={SHOWN} scale="unit" />
        </span>
        <svg viewBox="-100 -100 200 200" aria-hidden="true">
          {[0, 0.5, 1].map((share) => (
            <circle key={share} className="alex-grid" r={radiusOf(share * most)} />
          ))}
          {around ? <Curve radii={around} /> : null}
          <Trail points={trail} radiusOf={radiusOf} />
          {guess === null
            ? null
            : ENDS.map((end) => <Ray key={end} className="alex-guess" angle={guess + end} to={MOST + 4} />)}
          {ENDS.map((end) => (
            <Ray key={end} className="alex-ray" angle={angle + end} to={answer === null ? ZERO : radiusOf(answer)} />
          ))}
          <rect className="alex-field" x={-FIELD} y={-FIELD} width={2 * FIELD} height={2 * FIELD} />
          <Handle angle={angle} />
        </svg>
      </Dial>
    </div>
  );
}

/** The whole tuning curve; what it encloses is filled, but for the disc. */
function Curve({ radii }: { readonly radii: readonly number[] }) {
  const line = closedCurve(radii);
  const hole = `M${ZERO} 0A${ZERO} ${ZERO} 0 1 0 ${-ZERO} 0A${ZERO} ${ZERO} 0 1 0 ${ZERO} 0Z`;
  return (
    <g className="alex-curve">
      <path className="alex-inside" d={`${line}${hole}`} fillRule="evenodd" />
      <path d={line} />
    </g>
  );
}

interface TrailProps {
  /** Answers by angle. */
  readonly points: ReadonlyMap<number, number>;
  readonly radiusOf: (answer: number) => number;
}

/** What turning has drawn; a grating that is turned by half a turn is the same. */
function Trail({ points, radiusOf }: TrailProps) {
  const dots = Array.from(points).flatMap(([angle, answer]) =>
    ENDS.map((end) => ({ at: angle + end, ...placeAt(angle + end, radiusOf(answer)) })),
  );
  return (
    <g className="alex-trail">
      {dots.map(({ at, x, y }) => (
        <circle key={at} cx={x} cy={y} r={1.6} />
      ))}
    </g>
  );
}

interface RayProps {
  readonly className: string;
  readonly angle: number;
  readonly to: number;
}

function Ray({ className, angle, to }: RayProps) {
  const [from, end] = [placeAt(angle, ZERO), placeAt(angle, to)];
  return (
    <g className={className}>
      <path d={`M${from.x} ${from.y}L${end.x} ${end.y}`} />
      <circle cx={end.x} cy={end.y} r={3} />
    </g>
  );
}

/** Where the ring is held. */
function Handle({ angle }: { readonly angle: number }) {
  const { x, y } = placeAt(angle, MOST + 4);
  return <circle className="alex-handle" cx={x} cy={y} r={4} />;
}
