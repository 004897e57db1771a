import type { CSSProperties } from "react";
import { type Axis, shareOn, ticksOf } from "#figures/plot/axis.ts";
import { Surface } from "#figures/stage/surface.tsx";
import { formatMark } from "#ui/number-text.ts";
import { AXES, diameterOf, ERROR, guessAt, type Place, placeOf, placeOfGuess, STEPS, stepOf } from "./axes.ts";
import { type Entry, entries, type NetworkId } from "./entries.ts";
import type { PointGuess } from "./guess.tsx";
import type { State } from "./state.ts";

interface ChartProps {
  readonly state: State;
  readonly guess: PointGuess;
  readonly onChoose: (network: NetworkId) => void;
}

const at = ({ across, up }: Place): CSSProperties => ({ left: `${100 * across}%`, bottom: `${100 * up}%` });

/** Published errors against what the networks have; the area of a point is as its parameters are. */
export function Chart({ state, guess, onChoose }: ChartProps) {
  const { against, errors, network } = state;
  const isAsked = guess.prediction.stage === "asked";
  // What is asked about is not given away.
  const shown = entries.filter(({ year }) => !isAsked || year < 2015);
  const placed = shown.flatMap((entry) => {
    const place = placeOf(entry, against, errors);
    return place ? [{ entry, place }] : [];
  });
  const canGuess = isAsked && against === "depth";
  return (
    <figure className="imagenet-chart scene-thing" data-thing="chart" data-errors={errors}>
      <div className="imagenet-plot">
        <Ticks axis={AXES[against]} isYear={against === "year"} />
        <Lines />
        {canGuess ? (
          <Surface
            label="Your point; arrow keys move it"
            text={guess.point ? `${guess.point.error} %, ${guess.point.depth} layers` : "not placed yet"}
            places={STEPS}
            at={guess.point ? stepOf(guess.point) : { y: STEPS.y / 2, x: STEPS.x / 2 }}
            limits={{ y: [0, STEPS.y], x: [0, STEPS.x] }}
            follows="press"
            onMove={(place) => guess.put(guessAt(place))}
          />
        ) : null}
        {guess.point && against === "depth" && errors === "contest" ? (
          <span className="imagenet-put" style={at(placeOfGuess(guess.point))}>
            <span>{isAsked ? "2015?" : "your guess"}</span>
          </span>
        ) : null}
        {placed.map(({ entry, place }) => (
          <Point
            key={entry.id}
            entry={entry}
            place={place}
            isChosen={entry.id === network}
            isBelow={entries.indexOf(entry) % 2 === 0}
            onPress={() => onChoose(entry.id)}
          />
        ))}
      </div>
      <figcaption className="imagenet-axis">{AXES[against].label}</figcaption>
    </figure>
  );
}

interface PointProps {
  readonly entry: Entry;
  readonly place: Place;
  readonly isChosen: boolean;
  /** Whether its name stands below it; neighbours take turns. */
  readonly isBelow: boolean;
  readonly onPress: () => void;
}

function Point({ entry, place, isChosen, isBelow, onPress }: PointProps) {
  const diameter = diameterOf(entry);
  const apart = `calc(50% + ${diameter / 2 + 3}px)`;
  return (
    <button
      type="button"
      className="imagenet-point"
      aria-pressed={isChosen}
      aria-label={`${entry.name}, ${entry.year}`}
      style={at(place)}
      onClick={onPress}
    >
      <span className="imagenet-dot" style={{ width: diameter, height: diameter }} />
      <span className="imagenet-name" style={isBelow ? { top: apart } : { bottom: apart }} aria-hidden="true">
        <span>{entry.name}</span> <span className="imagenet-year">{entry.year}</span>
      </span>
    </button>
  );
}

function Ticks({ axis, isYear }: { readonly axis: Axis; readonly isYear: boolean }) {
  return (
    <div className="imagenet-ticks" aria-hidden="true">
      {(isYear ? [2012, 2013, 2014, 2015] : ticksOf(axis, 8)).map((value) => (
        <span key={value} style={{ left: `${100 * shareOn(axis, value)}%` }}>
          {formatMark(value)}
        </span>
      ))}
    </div>
  );
}

/** The errors at the left, with a line across the chart for each. */
function Lines() {
  return (
    <div className="imagenet-lines" aria-hidden="true">
      {ticksOf(ERROR, 4).map((value) => (
        <span key={value} style={{ bottom: `${100 * shareOn(ERROR, value)}%` }}>
          {`${formatMark(value)} %`}
        </span>
      ))}
    </div>
  );
}
