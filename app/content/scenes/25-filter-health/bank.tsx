import { HeatMap } from "#figures/picture/heat-map.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { Surface } from "#figures/stage/surface.tsx";
import { ScaleBar } from "#ui/scale-bar.tsx";
import { filtersOf, type Measures } from "./measures.ts";
import { KERNEL } from "./network.ts";
import { FILTERS } from "./state.ts";
import { measureText } from "./verdict.ts";

const COLUMNS = 4;
const ROWS = FILTERS / COLUMNS;

interface BankProps {
  readonly name: string;
  /** Null before there are any. */
  readonly weights: Float32Array | null;
  readonly measures: Measures | null;
  readonly filter: number;
  readonly onFilter: (filter: number) => void;
}

/** The first layer's filters of one run; the chosen one is compared with each of the others. */
export function Bank({ name, weights, measures, filter, onFilter }: BankProps) {
  const signed = useColouring("signed");
  const filters = weights ? filtersOf(weights, KERNEL) : Array.from({ length: FILTERS }, () => null);
  const extent = measures && measures.largest > 0 ? measures.largest : 1;
  const smooth = measureText(measures?.smoothness[filter]);
  return (
    <section className="bank-run" aria-label={`Run ${name}`}>
      <p className="bank-name">{`Run ${name}`}</p>
      <div className="bank-grid">
        {filters.map((each, i) => (
          <figure key={`${name} ${i + 1}`} className="bank-filter" data-chosen={i === filter || undefined}>
            <div className="bank-weights">
              {each ? <HeatMap values={each} columns={KERNEL} colouring={signed} extent={extent} /> : null}
            </div>
            <figcaption translate="no">
              <b>{measureText(measures?.smoothness[i])}</b>
              <span>{i === filter ? "chosen" : `r ${measureText(measures?.correlations[filter]?.[i])}`}</span>
            </figcaption>
          </figure>
        ))}
        <Surface
          label={`Filters of run ${name}`}
          text={`filter ${filter + 1} of ${FILTERS}, smoothness ${smooth}`}
          places={{ y: ROWS, x: COLUMNS }}
          at={{ y: Math.floor(filter / COLUMNS), x: filter % COLUMNS }}
          limits={{ y: [0, ROWS - 1], x: [0, COLUMNS - 1] }}
          follows="choose"
          onMove={({ y, x }) => onFilter(y * COLUMNS + x)}
        />
      </div>
      <div className="bank-foot">
        <ScaleBar label={`Weights of run ${name}`} map={signed} min={-extent} middle={0} max={extent} />
        <p className="bank-mean">
          <span>mean |r| </span>
          <b translate="no">{measureText(measures?.correlation)}</b>
        </p>
      </div>
    </section>
  );
}
