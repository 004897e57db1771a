import { formatNumber } from "#ui/number-text.ts";
import type { Measures } from "./measures.ts";
import { LAYERS } from "./network.ts";

interface MeasureListProps {
  /** In the layer that is looked at; null where its numbers have overflowed. */
  readonly measures: Measures | null;
  /** Of each layer. */
  readonly variances: readonly number[];
  readonly accuracy: number;
}

/** The measures of a run. */
export function MeasureList({ measures, variances, accuracy }: MeasureListProps) {
  const correlation = measures?.correlation ?? null;
  const rows: readonly (readonly [name: string, text: string])[] = [
    ["zeros", measures ? `${Math.round(100 * measures.sparsity)} %` : "–"],
    ["dead", measures ? `${measures.dead} of ${measures.units}` : "–"],
    ["mean |r|", correlation === null ? "–" : correlation.toFixed(2)],
    ["variance by layer", LAYERS.map((_, i) => formatNumber(variances[i] ?? 0, 2)).join("  ")],
    ["accuracy", `${Math.round(100 * accuracy)} %`],
  ];
  return (
    <dl className="ward-measures scene-thing" data-thing="measures">
      {rows.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd translate="no">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
