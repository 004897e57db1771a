import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import type { StageProps } from "../../scene-types.ts";
import { HALF, type State } from "./layer.ts";

interface PartProps {
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

const VIEWS = [
  { value: "wires", label: "1-D wires" },
  { value: "maps", label: "2-D maps" },
  { value: "digits", label: "on digits" },
] as const;

/** What the stage shows. */
export function ViewChoice({ state, set }: PartProps) {
  return <Segmented label="View" value={state.view} options={VIEWS} onChange={(view) => set({ view })} />;
}

/** What a place of the slider is called. */
function sharingText(sharing: number): string {
  if (sharing === 0) return "fully connected";
  if (sharing < HALF) return "far wires fade";
  if (sharing === HALF) return "locally connected";
  return sharing < 2 * HALF ? "weights converge" : "shared: convolutional";
}

/** From fully connected over local to shared. */
export function SharingSlider({ state, set }: PartProps) {
  return (
    <div className="sharing-slider">
      <Slider
        label="Give up weights"
        value={state.sharing}
        min={0}
        max={2 * HALF}
        format={sharingText}
        onChange={(sharing) => set({ sharing })}
      />
    </div>
  );
}
