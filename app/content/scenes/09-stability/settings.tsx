import { Button } from "#ui/button.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import { PhotoChooser } from "../../photo/photo-chooser.tsx";
import { MOST_SEED, MOST_WAVES, SCALES, type State, WHOLE } from "./state.ts";

interface SettingsProps {
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
}

const SHOWN = SCALES.map((value) => ({ value, label: value === WHOLE ? "all" : `${value} px` }));

/** How the photo is bent. */
export function BendSettings({ state: { scale, waves, seed }, set }: SettingsProps) {
  return (
    <>
      <Segmented label="Reach" value={scale} options={SHOWN} onChange={(next) => set({ scale: next })} />
      <div className="stability-slider">
        <Slider
          label="Random waves"
          value={waves}
          min={0}
          max={MOST_WAVES}
          disabled={scale === WHOLE}
          format={(each) => `${each} px`}
          onChange={(next) => set({ waves: next })}
        />
      </div>
      {waves > 0 && scale !== WHOLE ? (
        <Button onPress={() => set({ seed: (seed + 1) % (MOST_SEED + 1) })}>{`Next seed (${seed})`}</Button>
      ) : null}
    </>
  );
}

/** The photo. */
export function PhotoSetting({ state: { photo }, set }: SettingsProps) {
  return (
    <div className="stability-photo">
      <PhotoChooser value={photo} onChange={(next) => set({ photo: next })} />
    </div>
  );
}

const VIEWS = [
  { value: "pooling", label: "pooling" },
  { value: "closer", label: "bent or blurred?" },
] as const;

interface ShownSettingProps {
  readonly show: State["show"];
  readonly onChange: (show: State["show"]) => void;
}

/** Which of the two measurements is on the stage. */
export function ShownSetting({ show, onChange }: ShownSettingProps) {
  return <Segmented label="Measure" value={show} options={VIEWS} onChange={onChange} />;
}
