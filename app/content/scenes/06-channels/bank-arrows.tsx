import { ARROWS, ChannelArrows, onArrow } from "#figures/arrows/channel-arrows.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { usePicture } from "#figures/picture/use-picture.ts";
import { useStable } from "#figures/view/use-stable.ts";
import { type Axes, RGB, sliceText } from "./bank.ts";

const NAMES = ["R", "G", "B"] as const;
/** From one channel to the next: room for a slice on each arrow. */
const CHANNEL_GAP = 90;
/** How far along its arrow a slice lies. */
const ALONG = 0.3;

interface BankArrowsProps {
  readonly filters: number;
  readonly filter: number;
  readonly axes: Axes;
  readonly onChoose: (filter: number) => void;
}

/** The bank as circles and arrows: each map gets an arrow from every channel, and on an arrow of the chosen filter lies its slice. */
export function BankArrows({ filters, filter, axes, onChoose }: BankArrowsProps) {
  return (
    <div className="channels-arrows">
      <ChannelArrows
        inputs={RGB}
        outputs={filters}
        chosen={filter}
        onChoose={onChoose}
        slice={sliceText(axes)}
        names={NAMES}
        inputGap={CHANNEL_GAP}
      >
        {NAMES.map((name, channel) => {
          const from = { input: channel, inputs: RGB, inputGap: CHANNEL_GAP };
          const { x, y } = onArrow(from, { chosen: filter, outputs: filters }, ALONG);
          return (
            <div
              key={name}
              className="channels-slice"
              data-axes={axes}
              style={{ left: `${(100 * x) / ARROWS.width}%`, top: `${(100 * y) / ARROWS.height}%` }}
            >
              <Slice filter={filter} channel={channel} />
            </div>
          );
        })}
      </ChannelArrows>
      <p className="scene-caption">
        {`A circle is a channel, an arrow a slice of ${sliceText(axes)} weights; the three arrows into one circle are a filter.`}
      </p>
    </div>
  );
}

function Slice({ filter, channel }: { readonly filter: number; readonly channel: number }) {
  const colouring = useColouring("signed");
  const ref = usePicture(
    useStable({
      kind: "filters" as const,
      node: "bank",
      first: [filter, channel] as const,
      outputs: 1,
      inputs: 1,
      columns: 1,
      gap: 0,
      colouring,
    }),
  );
  return <canvas ref={ref} aria-hidden="true" />;
}
