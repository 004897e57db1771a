import { Plot, type PlotSeries } from "#figures/plot/plot.tsx";
import { thousands } from "#nn/format.ts";
import { describe } from "#nn/report.ts";
import { Progress } from "#ui/progress.tsx";
import { type Kind, KINDS, NAMES } from "./layer.ts";
import { digitNetwork, EPOCHS } from "./networks.ts";
import type { Race } from "./use-race.ts";

const X = { label: "epochs", min: 0, max: EPOCHS, scale: "linear" } as const;
const Y = { label: "test digits classified correctly, %", min: 0, max: 100, scale: "linear" } as const;
const HUES = { dense: 1, local: 2, conv: 0 } as const;
const PARAMETERS: Readonly<Record<Kind, number>> = {
  dense: describe(digitNetwork("dense")).parameters,
  local: describe(digitNetwork("local")).parameters,
  conv: describe(digitNetwork("conv")).parameters,
};
const percent = (share: number | undefined): string => (share === undefined ? "…" : (100 * share).toFixed(1));

/** Three networks that are trained side by side: their curves, and how they end. */
export function DigitsSubject({ race }: { readonly race: Race }) {
  const { marks, epoch, epochs, isRunning, stop } = race;
  const last = marks.at(-1)?.scores;
  const series = KINDS.map((kind): PlotSeries => ({
    name: NAMES[kind],
    look: "line",
    hue: HUES[kind],
    points: marks.map((mark) => ({ x: mark.epoch, y: 100 * mark.scores[kind].test })),
  }));
  return (
    <div className="sharing-digits scene-thing" data-thing="wires">
      <Plot
        label={`Test accuracy against epochs. ${KINDS.map((kind) => `${NAMES[kind]}: ${percent(last?.[kind].test)} %`).join("; ")}`}
        x={X}
        y={Y}
        series={series}
        ratio={2}
      />
      {isRunning ? <Progress label="Training three networks" value={epoch / epochs} onStop={stop} /> : null}
      <table className="scene-table scene-thing" data-thing="matrix">
        <thead>
          <tr>
            <th scope="col">hidden layer</th>
            <th scope="col">parameters</th>
            <th scope="col">training digits, %</th>
            <th scope="col">test digits, %</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind}>
              <th scope="row">{NAMES[kind]}</th>
              <td translate="no">{thousands(PARAMETERS[kind])}</td>
              <td translate="no">{percent(last?.[kind].train)}</td>
              <td translate="no">{percent(last?.[kind].test)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
