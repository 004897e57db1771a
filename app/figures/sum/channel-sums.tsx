import { useMemo, useState } from "react";
import type { ScaleKind } from "#engine/show/montage.ts";
import { plain, signed } from "../numbers.ts";
import { useColouring } from "../picture/colouring.ts";
import { magnitude, product, type Weighted, type WeightedChannel, weightedChannels } from "./terms.ts";
import { ProductTotals } from "./totals.tsx";
import { ValueGrid } from "./value-grid.tsx";
import "./channel-sums.css";

interface ChannelSumsProps {
  readonly explanation: Weighted;
  /** Names of the input's channels, in order. */
  readonly names: readonly string[];
  /** How the input is coloured. */
  readonly scale: ScaleKind;
}

/** The sum of a convolution with few input channels: patch times slice for each, and their total. */
export function ChannelSums({ explanation, names, scale }: ChannelSumsProps) {
  const { terms } = explanation;
  const channels = useMemo(() => weightedChannels(terms), [terms]);
  const extents = {
    patch: magnitude(terms.map(({ value }) => value)),
    slice: magnitude(terms.map(({ weight }) => weight)),
  };
  return (
    <div className="fig-slices">
      {channels.map((channel) => (
        <SliceSum
          key={channel.ci}
          channel={channel}
          name={names[channel.ci] ?? `channel ${channel.ci}`}
          scale={scale}
          extents={extents}
        />
      ))}
      <div className="fig-slices-totals">
        <ProductTotals explanation={explanation} />
      </div>
    </div>
  );
}

interface SliceSumProps {
  readonly channel: WeightedChannel;
  readonly name: string;
  readonly scale: ScaleKind;
  readonly extents: { readonly patch: number; readonly slice: number };
}

function SliceSum({ channel, name, scale, extents }: SliceSumProps) {
  const [active, setActive] = useState<number | null>(null);
  const values = useColouring(scale);
  const diverging = useColouring("signed");
  const { taps, rows, columns, sum } = channel;
  const grid = { rows, columns, active, onActive: setActive };
  const tap = active === null ? undefined : taps[active];
  return (
    <div className="fig-slice" role="group" aria-label={`${name}: patch times slice`} data-channel={name}>
      <span className="fig-slice-name">{name}</span>
      <span className="fig-slice-part">
        {tap ? `${plain(tap.value, 2)} × ${plain(tap.weight, 2)} = ${plain(product(tap))}` : `Σ = ${signed(sum)}`}
      </span>
      <ValueGrid
        {...grid}
        label={`${name}: patch under the filter`}
        cells={taps.map(({ value, inside }, index) => ({ index, value, padding: !inside }))}
        colouring={values}
        extent={extents.patch}
      />
      <span aria-hidden="true">×</span>
      <ValueGrid
        {...grid}
        stops={false}
        label={`${name}: slice of the filter`}
        cells={taps.map(({ weight }, index) => ({ index, value: weight, padding: false }))}
        colouring={diverging}
        extent={extents.slice}
      />
    </div>
  );
}
