import type { ReactNode } from "react";
import { formatNumber } from "#ui/number-text.ts";
import { plain } from "../numbers.ts";
import { product, type Weighted } from "./terms.ts";

export interface TotalRow {
  readonly name: ReactNode;
  readonly key: string;
  readonly value: string;
  readonly strong?: boolean;
}

interface TotalsProps {
  readonly rows: readonly TotalRow[];
  /** The value computed here, in double precision, from the terms shown. */
  readonly own: number;
  /** How it was computed. */
  readonly ownName?: string;
  /** The value that the GPU computed. */
  readonly result: number;
}

/** The rows of a calculation, its result computed here, and the GPU's: they agree except for rounding. */
export function Totals({ rows, own, ownName = "Computed here, in double precision", result }: TotalsProps) {
  const difference = Math.abs(own - result);
  return (
    <dl className="fig-totals" aria-label="Calculation">
      {rows.map(({ key, name, value, strong }) => (
        <div key={key} data-strong={strong === true || undefined}>
          <dt>{name}</dt>
          <dd translate="no">{value}</dd>
        </div>
      ))}
      <div data-strong>
        <dt>{ownName}</dt>
        <dd data-number={own} translate="no">
          {plain(own, 6)}
        </dd>
      </div>
      <div data-strong>
        <dt>Computed by the GPU</dt>
        <dd data-number={result} translate="no">
          {plain(result, 6)}
        </dd>
      </div>
      <div>
        <dt>Difference (rounding)</dt>
        <dd translate="no">{difference === 0 ? "0" : formatNumber(difference, 2)}</dd>
      </div>
    </dl>
  );
}

/** The rows of a sum of products and a bias. */
export function ProductTotals({ explanation }: { readonly explanation: Weighted }) {
  const { terms, bias, sum, result } = explanation;
  const products = terms.reduce((total, term) => total + product(term), 0);
  return (
    <Totals
      own={sum}
      result={result}
      rows={[
        { key: "products", name: `Σ of ${terms.length} products`, value: plain(products, 6) },
        ...(bias === null ? [] : [{ key: "bias", name: "+ bias", value: plain(bias, 6) }]),
      ]}
    />
  );
}
