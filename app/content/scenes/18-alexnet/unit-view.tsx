import { useEffect, useMemo, useState } from "react";
import type { NetworkView } from "#engine/show/network-view.ts";
import { ColourPicture } from "#figures/picture/colour-picture.tsx";
import { useLast } from "#figures/view/use-last.ts";
import { useValues } from "#figures/view/use-view.ts";
import { Button } from "#ui/button.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { formatFixed } from "#ui/number-text.ts";
import { FILTERS, SIDE } from "./filters.ts";
import { COLOURS, cycleOf, FREQUENCIES, PHASES } from "./grating.ts";
import { GratingDial, SHOWN } from "./grating-dial.tsx";
import type { State } from "./state.ts";
import type { Tuning } from "./tuning.ts";
import { useClicks, useDrift } from "./use-drift.ts";

/** The value of the units' network that holds their answers. */
export const ANSWERS = 2;

interface UnitViewProps {
  readonly view: NetworkView | null;
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
  readonly filter: Float32Array | null;
  /** Measured for gratings of these colours; null before. */
  readonly tuning: Tuning | null;
  /** Where the student laid the line, if for this unit. */
  readonly guess: number | null;
}

/** A unit, a grating that drifts over what it sees, and its answers: to turn the grating is to draw its tuning curve. */
export function UnitView({ view, state, set, filter, tuning, guess }: UnitViewProps) {
  const { unit, angle, frequency, colours, drift, curve } = state;
  const grating = useMemo(
    () => ({ colours, frequency: FREQUENCIES[frequency] ?? FREQUENCIES[0], angle }),
    [colours, frequency, angle],
  );
  const answers = useAnswers(view, grating, unit);
  const most = tuning ? Math.max(...tuning.flat(), 1e-6) : 1;
  const { phase, canMove, step } = useDrift(drift);
  const [isHeard, toggle] = useClicks(phase, (answers?.[phase] ?? 0) / most);
  const trail = useTrail(view, `${unit} ${frequency} ${colours}`, angle, unit);
  const shown = useMemo(() => cycleOf(grating, SHOWN), [grating]);
  const [planes] = shown.slice(phase, phase + 1);
  return (
    <div className="alex-unit">
      {planes ? (
        <GratingDial
          angle={angle}
          planes={planes}
          answer={answers && Math.max(...answers)}
          trail={trail}
          curve={curve ? (tuning?.[frequency] ?? null) : null}
          most={most}
          guess={guess}
          onTurn={(to) => set({ angle: to })}
        />
      ) : null}
      <div className="alex-beside">
        <figure className="alex-filter">
          {filter ? <ColourPicture planes={[filter]} side={SIDE} scale="signed" /> : null}
          <figcaption className="alex-caption">{`the filter of unit ${unit}`}</figcaption>
        </figure>
        <Cycle answers={answers} phase={phase} most={most} />
        <Segmented
          compact
          label="Stripes"
          value={colours}
          options={COLOURS}
          onChange={(next) => set({ colours: next })}
        />
        <div className="alex-buttons">
          {canMove ? (
            <Button small onPress={() => set({ drift: !drift })}>
              {drift ? "Pause" : "Drift"}
            </Button>
          ) : null}
          {canMove && drift ? null : (
            <Button small onPress={step}>
              Next step
            </Button>
          )}
          <Button small pressed={isHeard} onPress={toggle}>
            Hear it
          </Button>
          <Button small pressed={curve} onPress={() => set({ curve: !curve })}>
            Curve
          </Button>
        </div>
      </div>
    </div>
  );
}

type Drifting = Parameters<typeof cycleOf>[0];

/** The unit's answers to each step of a cycle, by one pass of the kernels; the last ones while others are computed. */
function useAnswers(view: NetworkView | null, grating: Drifting, unit: number): readonly number[] | null {
  useEffect(() => cycleOf(grating, SIDE).forEach((planes, i) => view?.setInput(planes, i)), [view, grating]);
  const values = useLast(useValues(view, ANSWERS), view);
  return useMemo(() => values && answersIn(values, unit), [values, unit]);
}

function answersIn(values: Float32Array, unit: number): readonly number[] {
  return Array.from({ length: PHASES }, (_, i) => values[i * FILTERS + unit] ?? 0);
}

const NOTHING: ReadonlyMap<number, number> = new Map();

/** What turning has drawn: the largest answer at every angle that was visited, as long as `key` is the same. */
function useTrail(view: NetworkView | null, key: string, angle: number, unit: number): ReadonlyMap<number, number> {
  const [drawn, setDrawn] = useState({ key, points: NOTHING });
  useEffect(() => {
    const draw = (): void => {
      const values = view?.reading.values.get(ANSWERS);
      // Of an angle that is no longer set, nothing is drawn.
      if (!view || !values || view.reading.isBusy) return;
      const answer = Math.max(...answersIn(values, unit));
      setDrawn((was) => {
        const points = was.key === key ? was.points : NOTHING;
        return points.get(angle) === answer ? was : { key, points: new Map([...points, [angle, answer]]) };
      });
    };
    return view?.subscribe(draw);
  }, [view, key, angle, unit]);
  return drawn.key === key ? drawn.points : NOTHING;
}

interface CycleProps {
  readonly answers: readonly number[] | null;
  readonly phase: number;
  readonly most: number;
}

/** The answers over one cycle of the drift. */
function Cycle({ answers, phase, most }: CycleProps) {
  const now = answers?.[phase] ?? 0;
  return (
    <figure className="alex-cycle">
      <svg viewBox={`0 0 ${PHASES} 8`} preserveAspectRatio="none" aria-hidden="true">
        {(answers ?? []).map((answer, i) => {
          const height = Math.max(0.12, 8 * Math.min(1, answer / most));
          return (
            <rect
              key={`step ${i + 1}`}
              data-now={i === phase || undefined}
              x={i + 0.1}
              y={8 - height}
              width={0.8}
              height={height}
            />
          );
        })}
      </svg>
      <figcaption className="alex-caption">{`its response at each step of the drift: now ${formatFixed(now, 2)}`}</figcaption>
    </figure>
  );
}
