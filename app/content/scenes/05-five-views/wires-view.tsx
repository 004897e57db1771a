import { useColouring } from "#figures/picture/colouring.ts";
import { Surface } from "#figures/stage/surface.tsx";
import { magnitude } from "#figures/sum/terms.ts";
import { cssColour, divergingPlace } from "#ui/colour-maps.ts";

interface WiresViewProps {
  /** A row of the kernel. */
  readonly weights: readonly number[];
  /** Pixels of the image in that row, and the outputs that they are wired to. */
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** Value at the end of the outputs' colours. */
  readonly extent: number;
  /** Place of the chosen weight in its row, and of the cursor among the outputs. */
  readonly chosen: number;
  readonly cursor: number;
  /** The cursor's column in the image, and the least and largest that it can be. */
  readonly column: number;
  readonly columns: readonly [least: number, most: number];
  readonly onChoose: (place: number) => void;
  readonly onColumn: (column: number) => void;
}

/** Across the drawing: as its frame. */
const WIDTH = 90;
const HEIGHT = 120;
const TOP = 7;
const BOTTOM = 47;
const MATRIX = 58;

/** The wires of one row of the kernel, and the block of the layer's matrix that they are. */
export function WiresView({ weights, inputs, outputs, cursor, ...rest }: WiresViewProps) {
  const size = weights.length;
  const { chosen, column, columns, extent } = rest;
  return (
    <>
      <svg className="five-wires" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <Wires weights={weights} inputs={inputs} outputs={outputs} cursor={cursor} chosen={chosen} extent={extent} />
        <Matrix weights={weights} rows={outputs.length} columns={inputs.length} cursor={cursor} chosen={chosen} />
      </svg>
      <div className="five-over" style={{ top: 0, height: `${(100 * (BOTTOM + 6)) / HEIGHT}%` }}>
        <Surface
          label="Output at the cursor; arrow keys choose a neighbour"
          text={`column ${column + 1}`}
          places={{ y: 1, x: inputs.length }}
          at={{ y: 0, x: column }}
          limits={{ y: [0, 0], x: columns }}
          follows="drag"
          onMove={({ x }) => rest.onColumn(x)}
        />
      </div>
      <div
        className="five-over"
        style={{ top: `${(100 * MATRIX) / HEIGHT}%`, height: `${(100 * (HEIGHT - MATRIX - 4)) / HEIGHT}%` }}
      >
        <Surface
          label="Entry of the matrix; arrow keys choose another weight of the row"
          text={`weight ${chosen + 1} of ${size}`}
          places={{ y: outputs.length, x: inputs.length }}
          at={{ y: cursor, x: cursor + chosen }}
          limits={{ y: [0, outputs.length - 1], x: [0, inputs.length - 1] }}
          follows="hover"
          onMove={({ y, x }) => {
            if (x >= y && x - y < size) rest.onChoose(x - y);
          }}
        />
      </div>
    </>
  );
}

/** Where circle `i` of so many stands across the drawing. */
function across(i: number, count: number, all: number): number {
  return ((i + (all - count) / 2 + 0.5) * WIDTH) / all;
}

type WiresProps = Pick<WiresViewProps, "weights" | "inputs" | "outputs" | "extent" | "chosen" | "cursor">;

function Wires({ weights, inputs, outputs, extent, chosen, cursor }: WiresProps) {
  const [unit, signed] = [useColouring("unit"), useColouring("signed")];
  const largest = magnitude(weights) || 1;
  const all = inputs.length;
  const radius = Math.min(4.4, (0.36 * WIDTH) / all);
  const wires = outputs.flatMap((_, o) => weights.map((weight, k) => ({ o, k, weight })));
  // What is chosen is drawn last, over the others.
  const ordered = wires.toSorted((a, b) => Number(a.k === chosen) - Number(b.k === chosen));
  return (
    <>
      {ordered.map(({ o, k, weight }) => (
        <line
          key={`${o}.${k}`}
          className="five-wire"
          data-chosen={k === chosen || undefined}
          x1={across(o + k, all, all)}
          y1={TOP}
          x2={across(o, outputs.length, all)}
          y2={BOTTOM}
          stroke={weight === 0 ? "var(--line-strong)" : cssColour(signed, strong(weight / largest))}
          strokeDasharray={weight === 0 ? "1.5 1.5" : undefined}
          strokeWidth={weight === 0 ? 0.5 : 0.7 + (1.5 * Math.abs(weight)) / largest}
        />
      ))}
      {inputs.map((value, i) => (
        <circle
          // oxlint-disable-next-line react/no-array-index-key -- this pixel is known by its place
          key={i}
          className="five-unit"
          cx={across(i, all, all)}
          cy={TOP}
          r={radius}
          fill={cssColour(unit, value)}
        />
      ))}
      {outputs.map((value, o) => (
        <circle
          // oxlint-disable-next-line react/no-array-index-key -- this output is known by its place
          key={o}
          className="five-unit"
          data-cursor={o === cursor || undefined}
          cx={across(o, outputs.length, all)}
          cy={BOTTOM}
          r={radius}
          fill={cssColour(signed, divergingPlace(value, extent))}
        />
      ))}
    </>
  );
}

/** Place on the signed colours, never so near the middle that a line fades from the page. */
function strong(share: number): number {
  return 0.5 + Math.sign(share) * (0.2 + 0.3 * Math.abs(share));
}

function rowsOf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, o) => o);
}

interface MatrixProps {
  readonly weights: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly chosen: number;
  readonly cursor: number;
}

function Matrix({ weights, rows, columns, chosen, cursor }: MatrixProps) {
  const signed = useColouring("signed");
  const largest = magnitude(weights);
  const [w, h] = [WIDTH / columns, (HEIGHT - MATRIX - 4) / rows];
  const entries = Array.from({ length: rows * columns }, (_, i) => {
    const [o, column] = [Math.floor(i / columns), i % columns];
    return { o, column, k: column - o };
  });
  return (
    <g transform={`translate(0 ${MATRIX})`}>
      {entries.map(({ o, column, k }) => {
        const weight = weights[k];
        return (
          <rect
            key={`${o}.${column}`}
            className="five-entry"
            data-empty={weight === undefined || undefined}
            x={column * w}
            y={o * h}
            width={w}
            height={h}
            fill={weight === undefined ? "transparent" : cssColour(signed, divergingPlace(weight, largest))}
          />
        );
      })}
      <rect className="five-row" x={0.6} y={cursor * h} width={WIDTH - 1.2} height={h} />
      {rowsOf(rows).map((o) => (
        <rect
          key={o}
          className="five-diagonal"
          x={(o + chosen) * w + 0.8}
          y={o * h + 0.8}
          width={w - 1.6}
          height={h - 1.6}
        />
      ))}
    </g>
  );
}
