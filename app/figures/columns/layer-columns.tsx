import { Surface } from "../stage/surface.tsx";
import "./layer-columns.css";

export interface LayerColumn {
  /** Its name in the network. */
  readonly label: string;
  readonly kind: "conv" | "dense";
  /** How tall it is drawn. */
  readonly size: number;
  /** Text below it, if any. */
  readonly sign?: string;
}

interface LayerColumnsProps {
  /** Name of the network. */
  readonly name: string;
  readonly columns: readonly LayerColumn[];
  /** The size that fills the height: the same for all networks that are compared. */
  readonly tallest: number;
  /** Number of columns that fill the width; the number of layers by default. */
  readonly places?: number;
  /** The chosen layer, and the one that arrow keys start from. */
  readonly chosen: number | null;
  readonly from: number;
  readonly onChoose: (index: number) => void;
}

/** A network as a row of columns, one for each layer with weights, from the input to the output. */
export function LayerColumns({ name, columns, tallest, places, chosen, from, onChoose }: LayerColumnsProps) {
  const wide = places ?? columns.length;
  const last = columns.length - 1;
  const at = Math.min(from, last);
  return (
    <div className="fig-columns" style={{ gridTemplateColumns: `repeat(${wide}, minmax(0, 1fr))` }}>
      {columns.map(({ label, kind, size, sign }, i) => (
        <div key={label} className="fig-column" data-kind={kind} data-chosen={i === chosen || undefined}>
          <span className="fig-column-space">
            <span className="fig-column-bar" style={{ height: `${(100 * size) / tallest}%` }} />
          </span>
          {sign === undefined ? null : <span className="fig-column-sign">{sign}</span>}
        </div>
      ))}
      <Surface
        label={`Layers of ${name}; arrow keys choose one`}
        text={columns[at]?.label ?? ""}
        places={{ y: 1, x: wide }}
        at={{ y: 0, x: at }}
        limits={{ y: [0, 0], x: [0, last] }}
        follows="press"
        onMove={({ x }) => onChoose(x)}
      />
    </div>
  );
}
