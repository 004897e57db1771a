import { thousands } from "#nn/format.ts";
import { type Kind, KINDS, NAMES, type Sizes } from "./layer.ts";
import { countsOf } from "./verdict.ts";

interface CountsProps {
  readonly sizes: Sizes;
  readonly kind: Kind;
  /** How each of the three is counted. */
  readonly rules: Readonly<Record<Kind, string>>;
}

/** Counts above this leave no room for their rule beside them on a projector. */
const LONG = 99_999;

/** The weights of the three layers side by side; the one that is on stage stands out. */
export function Counts({ sizes, kind, rules }: CountsProps) {
  const counts = countsOf(sizes);
  return (
    <table className="scene-table sharing-counts" data-long={counts.dense > LONG || undefined}>
      <tbody>
        {KINDS.map((each) => (
          <tr key={each} data-here={each === kind || undefined}>
            <th scope="row">{NAMES[each]}</th>
            <td className="sharing-rule">{rules[each]}</td>
            <td translate="no">{thousands(counts[each])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
