import type { Colouring } from "#engine/show/montage.ts";
import { inCell } from "#figures/numbers.ts";
import { cssColour, divergingPlace, inkOn } from "#ui/colour-maps.ts";

interface KernelCellsProps {
  /** What it is, with the numbers that matter; without, it is a drawing beside words. */
  readonly label?: string;
  readonly values: ArrayLike<number>;
  readonly columns: number;
  readonly colouring: Colouring;
  /** Value at the ends of the colours. */
  readonly extent: number;
  readonly hasNumbers?: boolean;
}

/** Less is shown as zero, which has no sign. */
const LEAST = 0.005;

/** A small kernel as coloured cells, one unit a cell. */
export function KernelCells({ label, values, columns, colouring, extent, hasNumbers = true }: KernelCellsProps) {
  const rows = values.length / columns;
  return (
    <svg
      className="chaining-cells"
      viewBox={`0 0 ${columns} ${rows}`}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {Array.from(values, (value, i) => {
        const at = divergingPlace(value, extent);
        const [y, x] = [Math.floor(i / columns), i % columns];
        return (
          <g key={i}>
            <rect x={x} y={y} width={1} height={1} fill={cssColour(colouring, at)} />
            {hasNumbers ? (
              <text x={x + 0.5} y={y + 0.5} fill={inkOn(colouring, at)}>
                {inCell(Math.abs(value) < LEAST ? 0 : value)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
