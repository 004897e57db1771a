import { useColouring } from "#figures/picture/colouring.ts";
import { Controls } from "#figures/stage/stage.tsx";
import { Button } from "#ui/button.tsx";
import { Segmented } from "#ui/segmented.tsx";
import type { StageProps } from "../../scene-types.ts";
import { sidesOf } from "./chain.ts";
import { extentOf } from "./guess.tsx";
import { KernelCells } from "./kernel-cells.tsx";
import { MOST_SEED, SHAPES, shapeWeights, type State } from "./state.ts";

const CHAIN_OPTIONS = [
  { value: "squares", label: "3×3\u2009∗\u20093×3" },
  { value: "lines5", label: "5×1\u2009∗\u20091×5" },
  { value: "lines3", label: "3×1\u2009∗\u20091×3" },
] as const;
const CHANNELS = [1, 2, 3, 4] as const;

const next = (seed: number): number => (seed + 1) % (MOST_SEED + 1);

interface SettingsProps {
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

/** The targets to start from; the random one, pressed again, is drawn again. */
export function Shapes({ state: { chain, shape, edits, draw }, set }: SettingsProps) {
  const signed = useColouring("signed");
  const side = sidesOf(chain).whole;
  const isAgain = (each: State["shape"]): boolean => each === "random" && shape === "random";
  return (
    <div className="chaining-shapes" role="group" aria-label="Targets">
      {SHAPES.map((each) => {
        const weights = shapeWeights(each, side, draw);
        return (
          <button
            key={each}
            type="button"
            className="chaining-shape"
            aria-pressed={each === shape && edits.length === 0}
            onClick={() => set({ shape: each, edits: [], draw: isAgain(each) ? next(draw) : draw })}
          >
            <span className="chaining-thumb">
              <KernelCells
                values={weights}
                columns={side}
                colouring={signed}
                extent={extentOf(weights)}
                hasNumbers={false}
              />
            </span>
            <span>{each}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Which two layers, how many channels between them, and the starts. */
export function ChainSettings({ state: { chain, channels, edits, seed }, set }: SettingsProps) {
  const change = (to: State["chain"]): void =>
    set({ chain: to, edits: sidesOf(to).whole === sidesOf(chain).whole ? edits : [] });
  return (
    <Controls>
      <Segmented label="Two layers" value={chain} options={CHAIN_OPTIONS} onChange={change} />
      <Segmented
        label="Channels between"
        value={channels}
        options={CHANNELS}
        onChange={(count) => set({ channels: count })}
      />
      <Button onPress={() => set({ seed: next(seed) })}>{`Other seed (${seed})`}</Button>
    </Controls>
  );
}
