import { HeatMap } from "#figures/picture/heat-map.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { Surface } from "#figures/stage/surface.tsx";
import { ScaleBar } from "#ui/scale-bar.tsx";
import { OF_EACH } from "../../runs/use-runs.ts";
import { MeasureList } from "./measure-list.tsx";
import { type Measures, permuted } from "./measures.ts";

interface RunPanelProps {
  readonly name: string;
  readonly layer: string;
  readonly activations: Float32Array;
  /** Null where its numbers have overflowed. */
  readonly measures: Measures | null;
  readonly units: number;
  /** Of each layer. */
  readonly variances: readonly number[];
  readonly accuracy: number;
  /** The unit in each column. */
  readonly order: readonly number[];
  readonly unit: number;
  readonly onUnit: (unit: number) => void;
}

/** One run: samples by units, and units by units. */
export function RunPanel(props: RunPanelProps) {
  const { name, layer, activations, measures, units, variances, accuracy, order, unit, onUnit } = props;
  const samples = activations.length / units;
  const heat = useColouring("magnitude");
  const signed = useColouring("signed");
  const column = Math.max(0, order.indexOf(unit));
  const pick = (x: number): void => onUnit(order[x] ?? 0);
  const sorted = permuted(measures?.correlations ?? new Float64Array(units * units), units, order);
  const square = Float32Array.from(
    sorted,
    (_, i) => sorted[(order[Math.floor(i / units)] ?? 0) * units + (i % units)] ?? 0,
  );
  const extent = measures && measures.largest > 0 ? measures.largest : 1;
  return (
    <section className="ward-run" aria-label={`Run ${name}`}>
      <p className="ward-name">{`Run ${name}`}</p>
      <div className="scene-picture ward-matrix scene-thing" data-thing="matrix">
        <HeatMap values={permuted(activations, units, order)} columns={units} colouring={heat} extent={extent} />
        <svg viewBox={`0 0 ${units} ${samples}`} preserveAspectRatio="none" aria-hidden="true">
          <path
            className="ward-classes"
            d={Array.from({ length: samples / OF_EACH - 1 }, (_, i) => `M0 ${(i + 1) * OF_EACH}h${units}`).join("")}
          />
          <rect className="scene-mark-inner" x={column} y={0} width={1} height={samples} />
        </svg>
        <Surface
          label={`Run ${name}: unit of ${layer}`}
          text={`unit ${unit + 1} of ${units}`}
          places={{ y: 1, x: units }}
          at={{ y: 0, x: column }}
          limits={{ y: [0, 0], x: [0, units - 1] }}
          follows="press"
          onMove={({ x }) => pick(x)}
        />
      </div>
      <ScaleBar label={`Activation in run ${name}`} map={heat} min={0} max={extent} />
      <div className="ward-below">
        <div className="scene-picture ward-square scene-thing" data-thing="correlation">
          <HeatMap values={square} columns={units} colouring={signed} extent={1} />
          <svg viewBox={`0 0 ${units} ${units}`} aria-hidden="true">
            <path className="ward-cross" d={`M${column + 0.5} 0V${units}M0 ${column + 0.5}H${units}`} />
          </svg>
        </div>
        <div className="ward-beside">
          <MeasureList measures={measures} variances={variances} accuracy={accuracy} />
          <ScaleBar label={`Correlation of two units in run ${name}`} map={signed} min={-1} middle={0} max={1} />
        </div>
      </div>
    </section>
  );
}
