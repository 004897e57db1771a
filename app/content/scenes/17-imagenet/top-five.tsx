import { HeatMap } from "#figures/picture/heat-map.tsx";
import { useColouring } from "#figures/picture/colouring.ts";
import { Button } from "#ui/button.tsx";
import { Slider } from "#ui/slider.tsx";
import type { RankedDigit } from "./rank.ts";
import { MOST_BATCHES, type State } from "./state.ts";
import { digitText, topText } from "./verdict.ts";

interface TopFiveProps {
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
  /** Null while they are classified. */
  readonly ranked: readonly RankedDigit[] | null;
}

/** Digits shown: those whose right class comes latest. */
const SHOWN = 8;
const SIDE = 28;

/** What a top-k error is, on digits that a small network classifies here and now. */
export function TopFive({ state, set, ranked }: TopFiveProps) {
  const unit = useColouring("unit");
  const hardest = (ranked ?? []).toSorted((a, b) => b.rank - a.rank).slice(0, SHOWN);
  return (
    <section className="imagenet-top scene-thing" data-thing="top" aria-label="Top-k error, measured on digits">
      <div className="imagenet-top-controls">
        <Slider
          label="Guesses that count, k"
          value={state.guesses}
          min={1}
          max={5}
          onChange={(guesses) => set({ guesses })}
        />
        <Button onPress={() => set({ digits: (state.digits + 1) % MOST_BATCHES })}>Other digits</Button>
      </div>
      <p className="imagenet-top-text" role="status">
        {ranked
          ? topText(
              ranked.map(({ rank }) => rank),
              state.guesses,
            )
          : "Classifying …"}
      </p>
      <ul className="imagenet-digits">
        {hardest.map(({ label, rank, pixels }, i) => (
          <li key={`digit ${i + 1}`} data-wrong={rank > state.guesses || undefined}>
            <HeatMap values={Float32Array.from(pixels)} columns={SIDE} colouring={unit} extent={255} />
            <span>{digitText(label, rank)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
