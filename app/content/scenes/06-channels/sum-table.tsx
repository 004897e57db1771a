import type { Term, UnitExplanation } from "#engine/show/unit-explanation.ts";
import { formatFixed, formatNumber } from "#ui/number-text.ts";

const NAMES = ["red", "green", "blue"] as const;

function Grid({
  terms,
  of,
  name,
}: {
  readonly terms: readonly Term[];
  readonly of: (term: Term) => number;
  readonly name: string;
}) {
  return (
    <table className="channels-grid" aria-label={name}>
      <tbody>
        {[0, 1, 2].map((ky) => (
          <tr key={`row ${ky}`}>
            {terms
              .filter((term) => term.ky === ky)
              .map((term) => (
                <td key={`column ${term.kx}`} data-outside={term.inside ? undefined : true}>
                  {formatFixed(of(term), 2)}
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The 27 products and the bias that make one output value: patch times filter, slice by slice. */
export function SumTable({ explanation }: { readonly explanation: UnitExplanation }) {
  if (explanation.kind !== "weighted") return null;
  const { terms, bias, sum, result } = explanation;
  return (
    <div className="channels-sum">
      {NAMES.map((name, ci) => {
        const slice = terms.filter((term) => term.ci === ci);
        const part = slice.reduce((total, { value, weight }) => total + value * weight, 0);
        return (
          <div key={name} className="channels-slice" data-channel={name}>
            <span className="channels-name">{name}</span>
            <Grid terms={slice} of={({ value }) => value} name={`${name}: pixels under the filter`} />
            <span aria-hidden="true">·</span>
            <Grid terms={slice} of={({ weight }) => weight} name={`${name}: weights`} />
            <span className="channels-part">= {formatFixed(part, 4)}</span>
          </div>
        );
      })}
      <p className="channels-total">
        sum of 27 products + bias {formatFixed(bias ?? 0, 4)} = <strong>{formatFixed(sum, 6)}</strong>; the GPU wrote{" "}
        <strong>{formatFixed(result, 6)}</strong> (difference {formatNumber(Math.abs(sum - result), 2)})
      </p>
    </div>
  );
}
