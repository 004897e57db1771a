import { useMemo, useState } from "react";
import type { Term } from "#nn/unit-explanation.ts";
import { Formula } from "#ui/formula.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { useColouring } from "../picture/colouring.ts";
import { Amount, ContributionList } from "./contribution-list.tsx";
import { factor, plain, signed } from "../numbers.ts";
import { magnitude, product, rankTerms, type Weighted, type WeightedChannel, weightedChannels } from "./terms.ts";
import { pixelOf, type SumSource } from "./sum-source.ts";
import { ProductTotals } from "./totals.tsx";
import { CellScale, type GridCell, ValueGrid } from "./value-grid.tsx";
import "./sums.css";
import "../figures.css";

/** Number of input channels listed. */
const LISTED_CHANNELS = 6;

const TEX = String.raw`y_{co,oy,ox} = b_{co} + \sum_{ci}\sum_{ky}\sum_{kx} w_{co,ci,ky,kx}\; x_{ci,iy,ix}`;

interface WeightedSumProps {
  readonly explanation: Weighted;
  readonly source: SumSource;
}

/** The sum of a convolution: patch times filter, channel by channel, plus the bias. */
export function WeightedSum({ explanation, source }: WeightedSumProps) {
  const { terms } = explanation;
  const channels = useMemo(() => weightedChannels(terms), [terms]);
  const strongest = useMemo(() => channels.toSorted((a, b) => Math.abs(b.sum) - Math.abs(a.sum)), [channels]);
  const [chosen, setChosen] = useState<number | null>(null);
  const channel = channels.find(({ ci }) => ci === chosen) ?? strongest[0];
  if (!channel) return null;
  const [first, last] = [channels[0]?.ci ?? 0, channels.at(-1)?.ci ?? 0];
  return (
    <div className="fig-sum">
      <Formula block tex={TEX} label="output = bias + sum over channels, rows and columns of weight times input" />
      {channels.length > 1 ? (
        <div className="fig-channels">
          <div className="fig-row">
            <NumberField label="Input channel" min={first} max={last} value={channel.ci} onChange={setChosen} />
            <span className="fig-note">
              {`One of ${channels.length}. The ${Math.min(LISTED_CHANNELS, channels.length)} largest contributions:`}
            </span>
          </div>
          <ChannelList channels={strongest.slice(0, LISTED_CHANNELS)} chosen={channel.ci} onChoose={setChosen} />
        </div>
      ) : null}
      <ChannelProducts key={channel.ci} channel={channel} terms={terms} source={source} />
      <ProductTotals explanation={explanation} />
    </div>
  );
}

interface ChannelListProps {
  readonly channels: readonly WeightedChannel[];
  readonly chosen: number;
  readonly onChoose: (ci: number) => void;
}

function ChannelList({ channels, chosen, onChoose }: ChannelListProps) {
  const extent = magnitude(channels.map(({ sum }) => sum));
  return (
    <ul className="fig-channel-list" aria-label="Contribution of each input channel">
      {channels.map(({ ci, sum }) => (
        <li key={ci}>
          <button type="button" aria-pressed={ci === chosen} onClick={() => onChoose(ci)}>
            <span>{`channel ${ci}`}</span>
            <Amount value={sum} extent={extent} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The indices of a tap's weight, and the value it multiplies. */
function placeText({ ky, kx, inside, iy, ix, value }: Term, { label }: SumSource, pixel: number | null): string {
  const met = inside ? `${label} (${iy}, ${ix})` : "padding: zero";
  const shown = pixel === null ? "" : ` · pixel ${plain(pixel, 2)} → ${plain(value)}`;
  return `ky ${ky}, kx ${kx} · ${met}${shown}`;
}

interface ChannelProductsProps {
  readonly channel: WeightedChannel;
  /** All terms of the sum, for colours that are comparable between channels. */
  readonly terms: Weighted["terms"];
  readonly source: SumSource;
}

function ChannelProducts({ channel, terms, source }: ChannelProductsProps) {
  const [active, setActive] = useState<number | null>(null);
  const diverging = useColouring("signed");
  const values = useColouring(source.scale);
  const { taps, rows, columns } = channel;
  const cells = useMemo(() => {
    const make = (pick: (tap: Term) => number, hatched: boolean): readonly GridCell[] =>
      taps.map((tap, index) => ({ index, value: pick(tap), padding: hatched && !tap.inside }));
    return {
      patch: make(({ value }) => value, true),
      filter: make(({ weight }) => weight, false),
      products: make(product, true),
    };
  }, [taps]);
  const extents = useMemo(
    () => ({
      patch: magnitude(terms.map(({ value }) => value)),
      filter: magnitude(terms.map(({ weight }) => weight)),
      products: magnitude(terms.map(product)),
    }),
    [terms],
  );
  const ranked = useMemo(() => rankTerms(taps), [taps]);
  const grid = { rows, columns, active, onActive: setActive };
  const padded = taps.filter(({ inside }) => !inside).length;
  const tap = active === null ? undefined : taps[active];
  const pixel = tap ? pixelOf(source, tap) : null;
  return (
    <>
      <div className="fig-product" role="group" aria-label={`Input channel ${channel.ci}: patch times filter`}>
        <figure>
          <ValueGrid
            {...grid}
            label="Patch of the input"
            cells={cells.patch}
            colouring={values}
            extent={extents.patch}
          />
          <figcaption>patch</figcaption>
          <CellScale label="Patch" colouring={values} extent={extents.patch} />
        </figure>
        <span className="fig-operator">×</span>
        <figure>
          <ValueGrid
            {...grid}
            stops={false}
            label="Filter"
            cells={cells.filter}
            colouring={diverging}
            extent={extents.filter}
          />
          <figcaption>filter</figcaption>
          <CellScale label="Filter" colouring={diverging} extent={extents.filter} />
        </figure>
        <span className="fig-operator">=</span>
        <figure>
          <ValueGrid
            {...grid}
            stops={false}
            label="Products"
            cells={cells.products}
            colouring={diverging}
            extent={extents.products}
          />
          <figcaption>products</figcaption>
          <CellScale label="Products" colouring={diverging} extent={extents.products} />
        </figure>
      </div>
      <p className="fig-readout" data-idle={tap ? undefined : true}>
        {tap ? (
          <>
            <span className="fig-readout-place">{placeText(tap, source, pixel)}</span>
            <span className="fig-readout-sum" translate="no">
              <span>{`${plain(tap.value)} × ${factor(tap.weight)} =`}</span> <strong>{plain(product(tap))}</strong>
            </span>
          </>
        ) : (
          <>
            <span className="fig-readout-place">
              {padded > 0
                ? `Point at a cell to see its product. Hatched: ${padded} padding zeros.`
                : "Point at a cell to see its product."}
            </span>
            <span className="fig-readout-sum">
              <span>{`channel ${channel.ci}: Σ =`}</span> <strong translate="no">{signed(channel.sum)}</strong>
            </span>
          </>
        )}
      </p>
      {/* A list longer than its box is scrolled by keyboard too. */}
      <section className="fig-scroll" aria-label={`Products of input channel ${channel.ci}`} tabIndex={0}>
        <ContributionList
          label="Products, strongest first"
          head="ky, kx"
          items={ranked}
          nameOf={({ term }) => `${term.ky}, ${term.kx}`}
          active={active}
          onActive={setActive}
          rest={null}
        />
      </section>
    </>
  );
}
