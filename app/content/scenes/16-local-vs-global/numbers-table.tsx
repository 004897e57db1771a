import { formatFixed } from "#ui/number-text.ts";
import { bitsOf, type Curve } from "./dependence.ts";
import { OCTAVES } from "./allocation.ts";

interface NumbersTableProps {
  /** Curves of correlations, with what they are called; null while they are measured. */
  readonly columns: readonly { readonly name: string; readonly curve: Curve | null }[];
  /** Whether bits are shown. */
  readonly bits: boolean;
}

/** The plotted numbers at the first distance of each octave. */
export function NumbersTable({ columns, bits }: NumbersTableProps) {
  return (
    <table className="scene-table local-numbers">
      <thead>
        <tr>
          <th>{bits ? "bits at" : "ρ at"}</th>
          {columns.map(({ name }) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {OCTAVES.map((distance) => (
          <tr key={distance}>
            <th scope="row">{`${distance} px`}</th>
            {columns.map(({ name, curve }) => {
              const rho = curve?.find(({ x }) => x === distance)?.y;
              return <td key={name}>{rho === undefined ? "–" : formatFixed(bits ? bitsOf(rho) : rho, 3)}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
