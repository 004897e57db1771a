import { useMemo, useState } from "react";
import type { UnitExplanation } from "#nn/unit-explanation.ts";
import { useColouring } from "../picture/colouring.ts";
import { plain } from "../numbers.ts";
import { pixelOf, type SumSource } from "./sum-source.ts";
import { groupTaps, magnitude, windowSum } from "./terms.ts";
import { Totals } from "./totals.tsx";
import { CellScale, type GridCell, ValueGrid } from "./value-grid.tsx";
import "./sums.css";

interface WindowSumProps {
  readonly explanation: Extract<UnitExplanation, { readonly kind: "window" }>;
  readonly source: SumSource;
}

/** The values of a pooling window, and which one wins or what the sum is divided by. */
export function WindowSum({ explanation, source }: WindowSumProps) {
  const { terms, pool, winner, divisor, result } = explanation;
  const [active, setActive] = useState<number | null>(null);
  const colouring = useColouring(source.scale);
  const group = useMemo(() => groupTaps(terms)[0], [terms]);
  const cells = useMemo(
    () => terms.map(({ value, inside }, index): GridCell => ({ index, value, padding: !inside })),
    [terms],
  );
  if (!group) return null;
  const isMax = pool === "max";
  const best = terms[winner];
  const tap = active === null ? undefined : terms[active];
  const pixel = tap ? pixelOf(source, tap) : null;
  const insiders = terms.filter(({ inside }) => inside).length;
  const sum = windowSum(terms);
  const extent = magnitude(terms.map(({ value }) => value));
  return (
    <div className="fig-sum">
      <figure className="fig-window" data-small={terms.length <= 16 || undefined}>
        <ValueGrid
          label="Window on the input"
          rows={group.rows}
          columns={group.columns}
          cells={cells}
          colouring={colouring}
          extent={extent}
          active={active}
          marked={isMax ? winner : null}
          onActive={setActive}
        />
        <CellScale label="Window" colouring={colouring} extent={extent} />
        <figcaption>
          {isMax
            ? "The largest value (framed) is the output; the gradient flows back only to it."
            : "All values count equally; the gradient is divided equally among them."}
        </figcaption>
      </figure>
      <p className="fig-readout" data-idle={tap ? undefined : true}>
        {tap ? (
          <>
            <span className="fig-readout-place">
              {[
                tap.inside ? `${source.label} (${tap.iy}, ${tap.ix})` : "outside the image",
                ...(pixel === null ? [] : [`pixel ${plain(pixel, 2)}`]),
              ].join(" · ")}
            </span>
            <strong className="fig-readout-sum">
              {tap.inside ? plain(tap.value, 6) : isMax ? "never wins" : "adds 0"}
            </strong>
          </>
        ) : (
          <span className="fig-readout-place">Point at a cell to see its value.</span>
        )}
      </p>
      <Totals
        own={isMax ? (best?.value ?? Number.NaN) : sum / divisor}
        ownName={isMax ? "Maximum" : "Average, in double precision"}
        result={result}
        rows={
          isMax
            ? [
                {
                  key: "count",
                  name: "values in the window",
                  value: String(insiders),
                },
                { key: "at", name: `largest at ${source.label}`, value: best ? `(${best.iy}, ${best.ix})` : "–" },
              ]
            : [
                {
                  key: "sum",
                  name: `Σ of ${insiders} values`,
                  value: plain(sum, 6),
                },
                {
                  key: "divisor",
                  name: divisor > insiders ? "÷ number of values, padded zeros included" : "÷ number of values",
                  value: String(divisor),
                },
              ]
        }
      />
    </div>
  );
}
