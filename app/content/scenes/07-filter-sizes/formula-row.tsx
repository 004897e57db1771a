import type { ReactNode } from "react";
import { thousands } from "#nn/format.ts";
import { type Tex, tex } from "#nn/tex.ts";
import { Formula } from "#ui/formula/formula.tsx";
import { parametersOf, type Sizes } from "./layer.ts";

/** The count as a product, each factor in the colour of the edge that it is. */
export function FormulaRow({ sizes, isTall }: { readonly sizes: Sizes; readonly isTall: boolean }) {
  const { m, n, c, f, bias } = sizes;
  return (
    <div className="sizes-formula" role="group" aria-label="The count as a product">
      {isTall ? (
        <>
          <Factor thing="m" symbol={tex`M`} value={m} />
          <Sign>×</Sign>
        </>
      ) : null}
      <Factor thing="n" symbol={tex`N`} value={n} />
      <Sign>×</Sign>
      <Factor thing="depth" symbol={tex`C^{(l)}`} value={c} />
      <Sign>×</Sign>
      <Factor thing="bank" symbol={tex`C^{(l+1)}`} value={f} />
      {bias ? (
        <>
          <Sign>+</Sign>
          <Factor thing="bank" symbol={tex`C^{(l+1)}`} value={f} />
        </>
      ) : null}
      <Sign>=</Sign>
      <span className="sizes-product" translate="no">
        {thousands(parametersOf(sizes))}
      </span>
    </div>
  );
}

interface FactorProps {
  readonly thing: "m" | "n" | "depth" | "bank";
  readonly symbol: Tex;
  readonly value: number;
}

function Factor({ thing, symbol, value }: FactorProps) {
  return (
    <span className="sizes-factor scene-thing" data-thing={thing} data-factor={thing}>
      <Formula tex={symbol} />
      <span className="sizes-number" translate="no">
        {value}
      </span>
    </span>
  );
}

function Sign({ children }: { readonly children: ReactNode }) {
  return <span className="sizes-sign">{children}</span>;
}
