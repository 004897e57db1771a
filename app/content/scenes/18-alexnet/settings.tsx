import { Segmented } from "#ui/segmented.tsx";
import { Slider } from "#ui/slider.tsx";
import { formatNumber } from "#ui/number-text.ts";
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
      label="Stripe spacing"
      value={frequency}
      min={0}
      max={FREQUENCIES.length - 1}
      format={(at) => `${formatNumber(1 / (FREQUENCIES[at] ?? 1), 2)} px`}
      onChange={(next) => set({ frequency: next })}
    />
  );
}

/** What is on the stage. */
export function Shown({ state: { show }, set }: SettingsProps) {
  return (
    <div className="alex-switch scene-thing" data-thing="network">
      <Segmented label="On the stage" value={show} options={SHOWN} onChange={(next) => set({ show: next })} />
    </div>
  );
}

const SHOWN = [
  { value: "unit", label: "a unit of conv1" },
  { value: "network", label: "all of AlexNet" },
] as const;
