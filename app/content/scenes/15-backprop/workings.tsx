import type { Examined } from "./examine.ts";
import { fullConvolution, outputsOnInputs } from "./geometry.ts";
import { LaidFigure } from "./laid.tsx";
import { countOf, type Numbers, type Problem, type Target } from "./problem.ts";
import type { State } from "./state.ts";
import { forwardSum, gradientSum, sumOf } from "./sums.ts";
import { nameOf, short, sumText, wiggleText } from "./verdict.ts";

interface WorkingsProps {
  readonly problem: Problem;
  readonly examined: Examined | null;
  readonly finite: Numbers | null;
  readonly show: Exclude<State["show"], "set">;
  readonly target: Target;
  readonly by: number;
}

/** The sum behind what is looked at, in letters and in numbers. */
export function Workings({ problem, examined, finite, show, target, by }: WorkingsProps) {
  if (!examined) return <div className="bp-workings" />;
  return (
    <div className="bp-workings">
      {show === "forward" ? (
        <Forward problem={problem} examined={examined} target={target} by={by} />
      ) : (
        <Back problem={problem} examined={examined} finite={finite} show={show} target={target} />
      )}
    </div>
  );
}

function Forward({
  problem: { layer },
  examined,
  target,
  by,
}: Omit<WorkingsProps, "examined" | "finite" | "show"> & { readonly examined: Examined }) {
  const { numbers, y, before, loss, lossBefore } = examined;
  const moved = y.flatMap((value, i) => (value === before[i] ? [] : [i]));
  return (
    <>
      <ul className="bp-sums">
        {y.map((value, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- this output is its place
          <li key={i} translate="no" data-moved={moved.includes(i) || undefined}>
            <span className="bp-sum-name">{nameOf(layer, "g", i).replace("g", "y")}</span>
            <span>
              {` = ${layer.op === "max" ? "max of its window: " : ""}${sumText(layer, forwardSum(layer, numbers, i), value)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="bp-loss" role="status">
        <strong translate="no">{`L = ½ Σ (y − t)² = ${short(loss)}`}</strong>{" "}
        <span>{wiggleText(layer, target, by, [lossBefore, loss], moved)}</span>
      </p>
    </>
  );
}

function Back({
  problem: { layer },
  examined,
  finite,
  show,
  target,
}: Pick<WorkingsProps, "problem" | "finite" | "target"> & {
  readonly examined: Examined;
  readonly show: "x" | "w" | "b";
}) {
  const { numbers, g, gradient } = examined;
  const products = gradientSum(layer, numbers, g, target);
  const name = nameOf(layer, target.group, target.at);
  const analytic = gradient[target.group][target.at];
  const difference = finite?.[target.group][target.at];
  const isConv = layer.op === "conv";
  return (
    <>
      {isConv && show === "x" ? (
        <LaidFigure
          laid={fullConvolution(layer, g, numbers.w, target.at)}
          bringsWeights
          caption={`g with zeros around${layer.stride > 1 ? " and between its entries" : " it"}; over it, the kernel turned by 180°.`}
        />
      ) : null}
      {isConv && show === "w" ? (
        <LaidFigure
          laid={outputsOnInputs(layer, g, numbers.x, target.at)}
          bringsWeights={false}
          caption={`x, and over it g${layer.stride > 1 ? ", its entries a stride apart" : ""}: at each place the weight met a different input.`}
        />
      ) : null}
      <div className="bp-written">
        <p className="bp-sums" translate="no">
          <span className="bp-sum-name">{`∂L/∂${name}`}</span>
          <span>{` = ${sumText(layer, products, sumOf(products))}`}</span>
        </p>
        <dl className="bp-both">
          <div>
            <dt>backward kernel</dt>
            <dd translate="no">{analytic === undefined ? "…" : short(analytic)}</dd>
          </div>
          <div>
            <dt>finite difference</dt>
            <dd translate="no">{difference === undefined ? "…" : short(difference)}</dd>
          </div>
          <div>
            <dt>sum written out</dt>
            <dd translate="no">{short(sumOf(products))}</dd>
          </div>
        </dl>
        {isConv ? null : (
          <p className="bp-loss">
            {layer.op === "max"
              ? "An input gets the gradient of every window that it wins; from the others, nothing."
              : `Each window shares its gradient among the ${countOf(layer.w)} inputs under it.`}
          </p>
        )}
      </div>
    </>
  );
}
