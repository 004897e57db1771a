import { cssColour } from "#ui/colour-maps.ts";
import { useColouring } from "../picture/colouring.ts";
import { factor, plain, signed } from "../numbers.ts";
import { magnitude, type Ranked } from "./terms.ts";
import "./contributions.css";

interface ContributionListProps {
  readonly label: string;
  /** Heading of the first column. */
  readonly head: string;
  readonly items: readonly Ranked[];
  /** Name of an item. */
  readonly nameOf: (item: Ranked) => string;
  /** Index in the original list of the term under the pointer. */
  readonly active: number | null;
  readonly onActive: (index: number | null) => void;
  /** The sum of the unlisted terms. */
  readonly rest: { readonly count: number; readonly sum: number } | null;
}

/** Products of a sum, one per line, with a bar for each contribution. */
export function ContributionList({ label, head, items, nameOf, active, onActive, rest }: ContributionListProps) {
  const extent = magnitude(items.map(({ product }) => product));
  return (
    <table className="fig-terms" aria-label={label} onPointerLeave={() => onActive(null)}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">value × weight</th>
          <th scope="col">product</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr
            key={item.index}
            data-active={item.index === active || undefined}
            onPointerEnter={() => onActive(item.index)}
          >
            <th scope="row">{nameOf(item)}</th>
            <td translate="no">{`${plain(item.term.value, 3)} × ${factor(item.term.weight, 3)}`}</td>
            <td>
              <Amount value={item.product} extent={extent} />
            </td>
          </tr>
        ))}
        {rest && rest.count > 0 ? (
          <tr>
            <th scope="row">{`${rest.count} others`}</th>
            <td>summed</td>
            <td>
              <Amount value={rest.sum} extent={null} />
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

/** A signed number beside a bar from the centre: left if negative, right if positive. No bar if `extent` is null. */
export function Amount({ value, extent }: { readonly value: number; readonly extent: number | null }) {
  const diverging = useColouring("signed");
  const share = extent !== null && extent > 0 ? Math.min(1, Math.abs(value) / extent) : 0;
  return (
    <span className="fig-amount">
      <span className="fig-amount-track" aria-hidden="true" hidden={extent === null}>
        <span
          data-sign={value < 0 ? "negative" : "positive"}
          style={{ width: `${share * 50}%`, backgroundColor: cssColour(diverging, value < 0 ? 0.18 : 0.82) }}
        />
      </span>
      <span className="fig-amount-number" translate="no">
        {signed(value)}
      </span>
    </span>
  );
}
