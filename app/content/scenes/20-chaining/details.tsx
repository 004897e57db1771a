import { Plot, type PlotSeries } from "#figures/plot/plot.tsx";
import { Bars } from "#ui/bars.tsx";
import { Button } from "#ui/button.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { Progress } from "#ui/progress.tsx";
import { usePresenting } from "#ui/theme.ts";
import type { Link } from "./chain.ts";
import { type Fit, REACHED, STARTS, STEPS } from "./fitted.ts";
import { leftOver } from "./singular-values.ts";
import { boundText, freedomText } from "./verdict.ts";

/** The last label fits in as well. */
const X = { label: "steps", min: 0, max: STEPS + 30 } as const;
const Y = { label: "left, in % of the target", min: 0.1, max: 500, scale: "log" } as const;

/** What every start has left, step by step. */
export function Descents({ fit }: { readonly fit: Fit | null }) {
  const isPresenting = usePresenting();
  const curves = (fit?.curves ?? []).map((curve) => curve.map(({ x, y }) => ({ x, y: 100 * y })));
  const others = curves.flatMap((points, i): readonly PlotSeries[] =>
    i === fit?.best ? [] : [{ name: `start ${i + 1}`, points, look: "faint", hue: 1, isUnlisted: true }],
  );
  const series: readonly PlotSeries[] = [
    {
      name: "reached",
      look: "fit",
      hue: 3,
      points: [X.min, X.max].map((x) => ({ x, y: 100 * REACHED })),
    },
    { name: `${STARTS - 1} other starts`, look: "faint", hue: 1, points: [] },
    ...others,
    { name: "best start", look: "line", points: curves[fit?.best ?? 0] ?? [] },
  ];
  return (
    <div className="chaining-descents scene-thing" data-thing="descents">
      <Plot
        label={`What is left of the target, for ${STARTS} starts, against the steps of gradient descent`}
        x={X}
        y={Y}
        ratio={isPresenting ? 6 : 2.2}
        series={series}
      />
    </div>
  );
}

interface RunProps {
  readonly fit: Fit | null;
  readonly isRunning: boolean;
  readonly onStop: () => void;
  readonly onAgain: () => void;
}

/** How far the descents are, from their first steps on, until they are stopped; as high whether they run or not. */
export function Run({ fit, isRunning, onStop, onAgain }: RunProps) {
  return (
    <div className="chaining-run">
      {fit === null ? null : isRunning ? (
        <Progress label="Gradient descent" value={fit.step / STEPS} onStop={onStop} />
      ) : fit.step < STEPS ? (
        <Button small look="quiet" onPress={onAgain}>
          Descend again
        </Button>
      ) : null}
    </div>
  );
}

interface FactsProps {
  readonly link: Link;
  readonly fit: Fit | null;
  readonly directions: number | null;
  /** Of the target, largest first. */
  readonly singular: readonly number[];
}

/** What the chain can do at all; the target's singular values, of which a separable kernel keeps one; and a second opinion. */
export function Facts({ link, fit, directions, singular }: FactsProps) {
  const { chain, channels } = link;
  const [largest = 0] = singular;
  return (
    <div className="chaining-facts">
      <p className="chaining-directions scene-thing" data-thing="directions">
        {freedomText(link, directions)}
      </p>
      <div className="chaining-spectrum scene-thing" data-thing="spectrum">
        <p className="scene-caption">singular values of the target, in %</p>
        <Bars
          label="Singular values of the target, in % of the largest"
          items={singular.map((value, i) => ({
            label: `σ${"₁₂₃₄₅".charAt(i)}`,
            value: largest > 0 ? value / largest : 0,
            highlighted: chain !== "squares" && i < channels,
          }))}
        />
        <p className="scene-caption">{boundText(link, leftOver(singular, channels))}</p>
      </div>
      <p className="chaining-difference scene-caption">
        <span>largest |difference| between the GPU’s product and loops in the page:</span>{" "}
        <span translate="no">{fit ? formatNumber(fit.difference, 2) : "…"}</span>
      </p>
    </div>
  );
}
