import { Controls } from "#figures/stage/stage.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import { Switch } from "#ui/switch.tsx";
import { PhotoChooser } from "../../photo/photo-chooser.tsx";
import { MOST_LEVELS, type State } from "./state.ts";

const VIEWS = [
  { value: "pairs", label: "pairs" },
  { value: "decay", label: "distance" },
  { value: "parameters", label: "weights" },
] as const;
const PLOTS = [
  { value: "linear", label: "ρ" },
  { value: "log", label: "log ρ" },
  { value: "bits", label: "log bits" },
] as const;
const WHOSE = [
  { value: "all", label: "all photos" },
  { value: "one", label: "this one" },
] as const;

interface SettingsProps {
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
}

/** Which photo is looked at, and whether as it is. */
export function PictureSettings({ state: { photo, shuffled }, set }: SettingsProps) {
  return (
    <Controls>
      <PhotoChooser value={photo} onChange={(next) => set({ photo: next })} />
      <div className="scene-thing" data-thing="shuffle">
        <Switch checked={shuffled} onChange={(next) => set({ shuffled: next })}>
          shuffle its pixels
        </Switch>
      </div>
    </Controls>
  );
}

/** What is on the stage, and what that view can be set to. */
export function Settings({ state, set }: SettingsProps) {
  const { view, of, plot, levels } = state;
  return (
    <Controls>
      <div className="scene-thing" data-thing="views">
        <Segmented label="Show" value={view} options={VIEWS} onChange={(next) => set({ view: next })} />
      </div>
      {view === "decay" ? (
        <Segmented label="Plot" value={plot} options={PLOTS} onChange={(next) => set({ plot: next })} />
      ) : null}
      {view === "parameters" ? (
        <div className="local-levels">
          <Slider label="Levels" value={levels} min={1} max={MOST_LEVELS} onChange={(next) => set({ levels: next })} />
        </div>
      ) : null}
      {view === "pairs" ? null : (
        <Segmented label="Dependence in" value={of} options={WHOSE} onChange={(next) => set({ of: next })} />
      )}
    </Controls>
  );
}
