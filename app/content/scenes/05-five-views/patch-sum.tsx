import { useColouring } from "#figures/picture/colouring.ts";
import { factor, plain } from "#figures/numbers.ts";
import { magnitude, product } from "#figures/sum/terms.ts";
import { ValueGrid } from "#figures/sum/value-grid.tsx";
import type { PatchViewProps } from "./patch-view.tsx";

/** Height of a half of the bars. */
const HALF = 10;

/** The pixels under the kernel, each product, and their sum. */
export function PatchSum({ size, sum, chosen, onChoose }: PatchViewProps) {
  const unit = useColouring("unit");
  const terms = sum && sum.terms.length === size * size ? sum.terms : [];
  const term = terms[chosen];
  return (
    <>
      <ValueGrid
        label="Patch under the cursor"
        rows={size}
        columns={size}
        cells={terms.map(({ value }, index) => ({ index, value, padding: false }))}
        colouring={unit}
        extent={1}
        active={term ? chosen : null}
        onActive={(place) => place !== null && onChoose(place)}
      />
      <Bars products={terms.map(product)} chosen={chosen} />
      <p className="five-sum" translate="no">
        <span className="five-more">
          {term ? `${plain(term.value, 2)} × ${factor(term.weight, 2)} = ${plain(product(term), 2)}` : "…"}
        </span>
        <span>
          Σ = <strong className="five-response">{sum && terms.length > 0 ? plain(sum.result, 3) : "…"}</strong>
        </span>
      </p>
    </>
  );
}

/** What each product adds, side by side: up and orange where positive, down and blue where negative. */
function Bars({ products, chosen }: { readonly products: readonly number[]; readonly chosen: number }) {
  const most = magnitude(products) || 1;
  const count = Math.max(1, products.length);
  return (
    <svg className="five-bars" viewBox={`0 0 ${count} ${2 * HALF}`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="five-bar-chosen" x={chosen} y={0} width={1} height={2 * HALF} />
      {products.map((value, i) => {
        const height = (Math.abs(value) / most) * HALF;
        return (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- this product is known by its place
            key={i}
            data-sign={value < 0 ? "negative" : "positive"}
            x={i + 0.12}
            width={0.76}
            y={value < 0 ? HALF : HALF - height}
            height={height}
          />
        );
      })}
      <line x1={0} x2={count} y1={HALF} y2={HALF} />
    </svg>
  );
}
