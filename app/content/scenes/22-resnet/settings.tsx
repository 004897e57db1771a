import { Controls } from "#figures/stage/stage.tsx";
import { Button } from "#ui/button.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Switch } from "#ui/switch.tsx";
import type { StageProps } from "../../scene-types.ts";
import { DEPTHS, MOST_SEED, type State } from "./state.ts";

interface PartProps {
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

const VIEWS = [
  { value: "race", label: "a race" },
  { value: "block", label: "one block" },
] as const;
const DEPTH_OPTIONS = DEPTHS.map((depth) => ({ value: `${depth}` as const, label: `${depth}` }));

/** What the stage shows. */
export function ViewChoice({ state, set }: PartProps) {
  return <Segmented label="View" value={state.view} options={VIEWS} onChange={(view) => set({ view })} />;
}

interface RaceControlsProps extends PartProps {
  readonly isRunning: boolean;
  readonly onStart: () => void;
}

/** How deep the networks are, whether they normalise, and the start. */
export function RaceControls({ state, set, isRunning, onStart }: RaceControlsProps) {
  return (
    <Controls>
      <ViewChoice state={state} set={set} />
      <Segmented
        label="Layers"
        value={`${state.depth}`}
        options={DEPTH_OPTIONS}
        onChange={(next) => set({ depth: DEPTHS.find((depth) => `${depth}` === next) ?? state.depth })}
      />
      <Switch checked={state.normalised} onChange={(normalised) => set({ normalised })}>
        Batch normalisation
      </Switch>
      <div className="race-seed">
        <NumberField label="Seed" value={state.seed} min={0} max={MOST_SEED} onChange={(seed) => set({ seed })} />
      </div>
      <Button look="primary" disabled={isRunning} onPress={onStart}>
        Start the race
      </Button>
    </Controls>
  );
}
