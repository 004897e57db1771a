import type { UnitExplanation } from "#nn/unit-explanation.ts";
import { type ActivationKind, activations } from "#nn/activations.ts";
import { texBlock } from "#nn/tex.ts";
import { Formula } from "#ui/formula/formula.tsx";
import { plain, signed } from "../numbers.ts";
import { activationFormulas } from "./activation-formulas.ts";
import { Totals } from "./totals.tsx";
import "./sums.css";
import "./curve.css";

type Explained<K extends UnitExplanation["kind"]> = Extract<UnitExplanation, { readonly kind: K }>;

const WIDTH = 280;
const HEIGHT = 150;
const SAMPLES = 160;

/** An activation function, with this unit's point on its curve. */
export function PointSum({ explanation }: { readonly explanation: Explained<"point"> }) {
  const { input, result, function: kind, slope } = explanation;
  const own = activations[kind].at(input, slope);
  return (
    <div className="fig-sum">
      <Formula tex={activationFormulas[kind]} />
      <Curve kind={kind} slope={slope} x={input} y={own} />
      <p className="fig-note">{activations[kind].sense}</p>
      <Totals
        own={own}
        ownName="f(x), in double precision"
        result={result}
        rows={[
          { key: "x", name: "x, from the layer before", value: plain(input, 6) },
          ...(activations[kind].usesSlope ? [{ key: "a", name: "a, the negative slope", value: plain(slope) }] : []),
        ]}
      />
    </div>
  );
}

function Curve({
  kind,
  slope,
  x,
  y,
}: {
  readonly kind: ActivationKind;
  readonly slope: number;
  readonly x: number;
  readonly y: number;
}) {
  const reach = Math.max(3, Math.abs(x) * 1.15);
  const f = (at: number): number => activations[kind].at(at, slope);
  const [bottom, top] = activations[kind].axis ?? [-reach / 3, reach];
  const left = (at: number): number => ((at + reach) / (2 * reach)) * WIDTH;
  const down = (at: number): number => ((top - at) / (top - bottom)) * HEIGHT;
  const points = Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const at = -reach + (2 * reach * i) / SAMPLES;
    return `${left(at).toFixed(2)},${down(f(at)).toFixed(2)}`;
  });
  return (
    <svg
      className="fig-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Curve of the function; f(${plain(x)}) = ${plain(y)}`}
    >
      <line className="fig-axis" x1={0} x2={WIDTH} y1={down(0)} y2={down(0)} />
      <line className="fig-axis" x1={left(0)} x2={left(0)} y1={0} y2={HEIGHT} />
      <polyline className="fig-curve-line" points={points.join(" ")} />
      <line className="fig-curve-guide" x1={left(x)} x2={left(x)} y1={down(0)} y2={down(y)} />
      <line className="fig-curve-guide" x1={left(0)} x2={left(x)} y1={down(y)} y2={down(y)} />
      <circle className="fig-curve-point" cx={left(x)} cy={down(y)} r={5} />
      <text className="fig-axis-text" x={WIDTH - 4} y={down(0) - 5} textAnchor="end">
        {`x = ${plain(reach, 1)}`}
      </text>
      <text className="fig-axis-text" x={left(0) + 5} y={11}>
        f(x)
      </text>
    </svg>
  );
}

/** Batch normalisation with the running statistics, as at inference. */
export function NormSum({ explanation }: { readonly explanation: Explained<"norm"> }) {
  const { input, mean, variance, eps, gamma, beta, result } = explanation;
  const deviation = Math.sqrt(variance + eps);
  const standard = (input - mean) / deviation;
  return (
    <div className="fig-sum">
      <Formula tex={texBlock`y = \gamma\,\frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta`} />
      <p className="fig-note">
        μ and σ² are this channel's running mean and variance, collected during training; γ and β are learned.
      </p>
      <Totals
        own={standard * gamma + beta}
        ownName="Computed here, in double precision"
        result={result}
        rows={[
          { key: "x", name: "x, from the layer before", value: plain(input, 6) },
          { key: "mean", name: "− running mean μ", value: plain(mean, 6) },
          { key: "deviation", name: `÷ √(σ² + ε), with σ² = ${plain(variance)}`, value: plain(deviation, 6) },
          { key: "standard", name: "= standardised", value: plain(standard, 6), strong: true },
          { key: "gamma", name: "× γ", value: plain(gamma, 6) },
          { key: "beta", name: "+ β", value: plain(beta, 6) },
        ]}
      />
    </div>
  );
}

/** The sum at the end of a residual block. */
export function AddSum({
  explanation,
  names,
}: {
  readonly explanation: Explained<"add">;
  readonly names: readonly [string, string];
}) {
  const [branch, shortcut] = explanation.inputs;
  return (
    <div className="fig-sum">
      <Formula tex={texBlock`y = F(x) + x`} label="output = branch plus shortcut" />
      <p className="fig-note">
        The convolutions learn only what to add to the shortcut; the gradient passes the sum unchanged to both sides.
      </p>
      <Totals
        own={branch + shortcut}
        result={explanation.result}
        rows={[
          { key: "branch", name: `branch (${names[0]})`, value: plain(branch, 6) },
          { key: "shortcut", name: `shortcut (${names[1]})`, value: signed(shortcut, 6) },
        ]}
      />
    </div>
  );
}

/** Flatten changes only the index of a value. */
export function CopySum({
  explanation,
  source,
}: {
  readonly explanation: Explained<"copy">;
  readonly source: { readonly h: number; readonly w: number };
}) {
  const { from, unit, result } = explanation;
  return (
    <div className="fig-sum">
      <Formula tex={texBlock`i = (c \cdot H + y) \cdot W + x`} />
      <dl className="fig-totals" aria-label="Calculation">
        <div>
          <dt>{`channel ${from.c}, row ${from.y}, column ${from.x}`}</dt>
          <dd translate="no">{`(${from.c} × ${source.h} + ${from.y}) × ${source.w} + ${from.x}`}</dd>
        </div>
        <div data-strong>
          <dt>index in the vector</dt>
          <dd>{unit.c}</dd>
        </div>
        <div data-strong>
          <dt>value, unchanged</dt>
          <dd>{plain(result, 6)}</dd>
        </div>
      </dl>
    </div>
  );
}
