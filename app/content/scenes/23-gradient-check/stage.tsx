import { useMemo } from "react";
import { useColouring } from "#figures/picture/colouring.ts";
import { HeatMap } from "#figures/picture/heat-map.tsx";
import { Plot, type PlotSeries } from "#figures/plot/plot.tsx";
import { Frame, Marks } from "#figures/stage/frame.tsx";
import { KeyNumber } from "#figures/stage/key-number.tsx";
import { Aside, More, Stage, Subject } from "#figures/stage/stage.tsx";
import { Surface } from "#figures/stage/surface.tsx";
import { routeHref } from "#ui/route.ts";
import { ScaleBar } from "#ui/scale-bar.tsx";
import { Slider } from "#ui/slider.tsx";
import { usePresenting } from "#ui/theme.ts";
import type { StageProps } from "../../scene-types.ts";
import { bestExponent, type Curve } from "./curve.ts";
import { EpsilonGuess, useEpsilonGuess } from "./guess.tsx";
import { columnsFor } from "./layout.ts";
import { NetworkStrip } from "./network-strip.tsx";
import { Sickness } from "./sickness.tsx";
import { choosing, EXPONENTS, type State } from "./state.ts";
import { useChecks } from "./use-checks.ts";
import { errorText, powerText, verdict } from "./verdict.ts";
import "./stage.css";

const X = { label: "ε", min: 1e-7, max: 1, scale: "log" } as const;
const Y = { label: "relative error, in %", min: 0.01, max: 400, scale: "log" } as const;

/** A network whose gradients are checked, weight by weight. */
export function GradientCheckStage({ device, state, set, shipped, guesses }: StageProps<State>) {
  const { exponent, sick, checked } = state;
  const { patient, bug, weight, errors, jobs } = useChecks(device, shipped, state);
  const guess = useEpsilonGuess(guesses);
  const isAsked = guess.stage === "asked";
  const isPresenting = usePresenting();
  const chosen = Math.min(state.tensor, (patient?.tensors.length ?? 1) - 1);
  const isHealthyCase = sick === 0 && state.tensor === 0 && state.weight === -1;
  const curve = weight?.curve ?? null;
  const point = curve?.points.find((each) => each.exponent === exponent) ?? null;
  return (
    <Stage view="none" jobs={jobs} problems={[]}>
      <Subject>
        <div className="check">
          {patient ? (
            <NetworkStrip
              patient={patient}
              chosen={chosen}
              errors={errors}
              checked={checked}
              onChoose={(tensor) => set(choosing(state, tensor))}
            />
          ) : (
            <p className="scene-thing" data-thing="network">
              Loading the network …
            </p>
          )}
          <div className="check-row">
            <Weights
              title={`gradient of ${patient ? tensorName(patient.names, patient.tensors[chosen]) : "…"}: press a weight`}
              values={weight?.gradients.get(weight.place.parameter) ?? null}
              at={weight?.place.at ?? 0}
              onChoose={(at) => set({ weight: at })}
            />
            <div className="check-curve scene-thing" data-thing="curve">
              <Plot
                label="Relative error of the gradient against ε"
                x={X}
                y={Y}
                at={10 ** exponent}
                ratio={isPresenting ? 1.5 : 1.25}
                series={seriesOf(curve, exponent, isAsked, guess.value)}
              />
            </div>
          </div>
        </div>
      </Subject>
      <Aside>
        <EpsilonGuess
          prediction={guess}
          best={curve && isHealthyCase ? bestExponent(curve) : null}
          onMeasure={() => set({ tensor: 0, weight: -1, sick: 0, said: -1, checked: [0] })}
        />
        <KeyNumber
          thing="error"
          label={`relative error at ε = ${powerText(exponent)}`}
          value={point ? errorText(point.error) : "…"}
          note={curve ? verdict(curve, exponent) : ""}
        />
        <Slider
          label="ε, the step of the weight"
          value={exponent}
          min={EXPONENTS[0] ?? -7}
          max={0}
          step={0.5}
          format={powerText}
          onChange={(next) => set({ exponent: next })}
        />
        {patient ? <Sickness patient={patient} bug={bug} state={state} set={set} /> : null}
      </Aside>
      <More>
        <p className="scene-caption">
          <span>
            {patient
              ? `${patient.whose}, on ${patient.labels.length} test images. A check of a tensor moves its six weights with the largest gradients, at ε = 10⁻³.`
              : ""}
          </span>{" "}
          <a href={routeHref("lab")}>Change the network in the lab</a>
        </p>
      </More>
    </Stage>
  );
}

function tensorName(
  names: readonly string[],
  tensor: { readonly node: number; readonly isBias: boolean } | undefined,
): string {
  return tensor ? `${names[tensor.node] ?? ""} ${tensor.isBias ? "bias" : "weights"}` : "";
}

/** The curve is hidden while it is asked about. */
function seriesOf(
  curve: Curve | null,
  exponent: number,
  isAsked: boolean,
  guess: number | null,
): readonly PlotSeries[] {
  const points = (curve?.points ?? []).map(({ exponent: e, error }) => ({
    x: 10 ** e,
    y: Math.max(100 * error, Y.min),
    e,
  }));
  const here = points.filter(({ e }) => e === exponent);
  const ghost: PlotSeries = {
    name: "your ε",
    look: "ghost",
    points: guess === null ? [] : [Y.min, Y.max].map((y) => ({ x: 10 ** guess, y })),
  };
  if (isAsked) return [ghost, { name: "error at this ε", look: "dots", points: here }];
  return [
    ...(guess === null ? [] : [ghost]),
    { name: "error at every ε", look: "line", points, hue: 1 },
    { name: "at this ε", look: "dots", points: here },
  ];
}

interface WeightsProps {
  readonly title: string;
  readonly values: Float32Array | null;
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

/** A tensor's gradient, as a table that is nearly square. */
function Weights({ title, values, at, onChoose }: WeightsProps) {
  const signed = useColouring("signed");
  const { columns, rows, padded, extent } = useMemo(() => {
    const count = values?.length ?? 1;
    const width = columnsFor(count);
    const height = Math.ceil(count / width);
    const filled = new Float32Array(width * height);
    filled.set(values ?? []);
    return { columns: width, rows: height, padded: filled, extent: Math.max(1e-12, ...filled.map(Math.abs)) };
  }, [values]);
  const place = { y: Math.floor(at / columns), x: at % columns };
  return (
    <div className="check-weights">
      <Frame thing="weights" title={title}>
        <HeatMap values={padded} columns={columns} colouring={signed} extent={extent} />
        <Marks width={1} height={1}>
          <rect className="scene-mark" x={place.x / columns} y={place.y / rows} width={1 / columns} height={1 / rows} />
        </Marks>
        <Surface
          label="The weight that is checked; arrow keys move to its neighbours"
          text={`weight ${at}`}
          places={{ y: rows, x: columns }}
          at={place}
          limits={{ y: [0, rows - 1], x: [0, columns - 1] }}
          follows="press"
          onMove={({ y, x }) => onChoose(Math.min((values?.length ?? 1) - 1, y * columns + x))}
        />
      </Frame>
      <ScaleBar label="Gradient" map={signed} min={-extent} max={extent} middle={0} />
    </div>
  );
}
