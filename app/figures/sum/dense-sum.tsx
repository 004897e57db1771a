import { useMemo, useState } from "react";
import { Formula } from "#ui/formula.tsx";
import { ContributionList } from "./contribution-list.tsx";
import { placeAt } from "../part.ts";
import { strongest, type Weighted } from "./terms.ts";
import { ProductTotals } from "./totals.tsx";
import "./sums.css";

/** Number of contributions listed individually. */
const LISTED = 12;

interface DenseSumProps {
  readonly explanation: Weighted;
  /** Size of the maps that were flattened into the inputs, if any. */
  readonly maps: { readonly h: number; readonly w: number } | null;
  /** Name of the input values. */
  readonly label: string;
}

/** The sum of a dense unit: its largest contributions, the rest as one number, and the bias. */
export function DenseSum({ explanation, maps, label }: DenseSumProps) {
  const { terms } = explanation;
  const { top, rest, others } = useMemo(() => strongest(terms, LISTED), [terms]);
  const [active, setActive] = useState<number | null>(null);
  const nameOf = (index: number): string => {
    if (!maps) return String(index);
    const { c, y, x } = placeAt(maps, index);
    return `${c} (${y}, ${x})`;
  };
  return (
    <div className="fig-sum">
      <Formula
        block
        tex={String.raw`y_{o} = b_{o} + \sum_{i} w_{o,i}\, x_{i}`}
        label="output = bias + sum over inputs of weight times input"
      />
      <ContributionList
        label={`The ${top.length} strongest of ${terms.length} products`}
        head={label}
        items={top}
        nameOf={({ index }) => nameOf(index)}
        active={active}
        onActive={setActive}
        rest={{ count: others, sum: rest }}
      />
      <ProductTotals explanation={explanation} />
    </div>
  );
}
