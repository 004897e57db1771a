import { useMemo } from "react";
import { HeatMap } from "#figures/picture/heat-map.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import type { LabelledImages } from "#nn/labelled-images.ts";
import { formatNumber } from "#ui/number-text.ts";
import { bestSamples } from "./measures.ts";

const SHOWN = 6;
const SIDE = 28;

interface FiresProps {
  readonly run: string;
  readonly unit: number;
  readonly units: number;
  readonly activations: Float32Array;
  readonly samples: LabelledImages;
}

/** The digits that excite a unit most. */
export function Fires({ run, unit, units, activations, samples }: FiresProps) {
  const all = useMemo(() => bestSamples(activations, units, unit, samples.count), [activations, units, unit, samples]);
  const grey = useColouring("unit");
  const best = all.slice(0, SHOWN);
  return (
    <div className="ward-fires">
      <p>
        {all.length === 0
          ? `Run ${run}, unit ${unit + 1} fires for none of ${samples.count} digits`
          : `Run ${run}, unit ${unit + 1} fires for ${all.length} of ${samples.count} digits:`}
      </p>
      <div className="ward-digits">
        {best.map(({ sample, value }) => (
          <figure key={sample}>
            <HeatMap values={picture(samples, sample)} columns={SIDE} colouring={grey} extent={1} />
            <figcaption translate="no">{formatNumber(value, 2)}</figcaption>
          </figure>
        ))}
      </div>
    </div>
  );
}

/** One object for each, so that it is drawn once. */
const pictures = new WeakMap<LabelledImages, Map<number, Float32Array>>();

function picture(samples: LabelledImages, sample: number): Float32Array {
  const known = pictures.get(samples) ?? new Map<number, Float32Array>();
  pictures.set(samples, known);
  const size = SIDE * SIDE;
  const drawn =
    known.get(sample) ??
    Float32Array.from(samples.pixels.subarray(sample * size, (sample + 1) * size), (pixel) => pixel / 255);
  known.set(sample, drawn);
  return drawn;
}
