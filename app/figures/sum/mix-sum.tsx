import type { UnitExplanation } from "#nn/unit-explanation.ts";
import { Formula } from "#ui/formula.tsx";
import { plain } from "../numbers.ts";
import { Totals } from "./totals.tsx";
import "./sums.css";

type Mix = Extract<UnitExplanation, { readonly kind: "mix" }>;

const RULES: Readonly<Record<Mix["rule"], { readonly tex: string; readonly own: string }>> = {
  max: { tex: String.raw`y = \max_i x_i`, own: "maximum" },
  sum: { tex: String.raw`y = \sum_i s_i\, x_i`, own: "weighted sum" },
  norm: {
    tex: String.raw`y = x \Bigl(k + \tfrac{\alpha}{n} \sum_i x_i^2\Bigr)^{-\beta}`,
    own: "normalised x",
  },
};

/** A value computed from a few others by a fixed rule: a channel maximum, interpolation, local response norm. */
export function MixSum({ explanation }: { readonly explanation: Mix }) {
  const { rule, terms, value, result } = explanation;
  return (
    <div className="fig-sum">
      <Formula block tex={RULES[rule].tex} />
      <Totals
        own={value}
        ownName={`${RULES[rule].own}, in double precision`}
        result={result}
        rows={terms.map(({ from, value: input, weight }) => ({
          key: `${from.c}.${from.y}.${from.x}`,
          name: `channel ${from.c}, row ${from.y}, column ${from.x}`,
          value: weight === 1 ? plain(input, 6) : `${plain(weight, 4)} × ${plain(input, 6)}`,
        }))}
      />
    </div>
  );
}
