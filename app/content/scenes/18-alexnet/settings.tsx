import { Slider } from "#ui/slider.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { PhotoChooser } from "../../photo/photo-chooser.tsx";
import { FREQUENCIES } from "./grating.ts";
import type { State } from "./state.ts";

interface SettingsProps {
  readonly state: State;
  readonly set: (patch: Partial<State>) => void;
}

/** How wide the stripes are. */
export function UnitSettings({ state: { frequency }, set }: SettingsProps) {
  return (
    <Slider
      label="Stripes apart by"
      value={frequency}
      min={0}
      max={FREQUENCIES.length - 1}
      format={(at) => `${formatNumber(1 / (FREQUENCIES[at] ?? 1), 2)} px`}
      onChange={(next) => set({ frequency: next })}
    />
  );
}

/** What the network looks at. */
export function NetworkSettings({ state: { photo }, set }: SettingsProps) {
  return <PhotoChooser value={photo} onChange={(next) => set({ photo: next })} />;
}
