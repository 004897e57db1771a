import { Controls } from "#figures/stage/stage.tsx";
import { NumberField } from "#ui/number-field.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";
import { Switch } from "#ui/switch.tsx";
import { PhotoChooser } from "../../photo/photo-chooser.tsx";
import type { StageProps } from "../../scene-types.ts";
import type { Preset } from "./kernel.ts";
import { state as declared, type State } from "./state.ts";

const PRESETS = [
  { value: "sobel", label: "Sobel" },
  { value: "blur", label: "Blur" },
  { value: "laplacian", label: "Laplacian" },
  { value: "sharpen", label: "Sharpen" },
  { value: "gabor", label: "Gabor" },
  { value: "random", label: "Random" },
] as const satisfies readonly { readonly value: Preset; readonly label: string }[];

const SIDES = [3, 5, 7] as const;
const isPhoto = (value: string): value is State["photo"] =>
  declared.schema.entries.photo.options.some((option) => option === value);

interface SettingsProps {
  readonly state: State;
  readonly set: StageProps<State>["set"];
}

/** The kernel to start from: a preset, its size, and the seed of a random one. */
export function KernelSettings({ state, set, compact = false }: SettingsProps & { readonly compact?: boolean }) {
  const { preset, size, seed, edits } = state;
  return (
    <div className="five-kernel-settings">
      <Select
        label="Kernel"
        compact={compact}
        value={preset}
        options={
          edits.length > 0
            ? PRESETS.map((one) => (one.value === preset ? { ...one, label: `${one.label}, changed` } : one))
            : PRESETS
        }
        onChange={(next) => set({ preset: next, edits: [] })}
      />
      <Segmented
        label="Size"
        compact={compact}
        value={size}
        options={SIDES}
        onChange={(next) => set({ size: next, edits: [] })}
      />
      {preset === "random" ? (
        <div className="five-seed">
          <NumberField
            label="Seed"
            value={seed}
            min={0}
            max={9999}
            onChange={(next) => set({ seed: next, edits: [] })}
          />
        </div>
      ) : null}
    </div>
  );
}

/** The picture that the kernel is laid on. */
export function PictureSettings({ state: { photo, bar }, set }: SettingsProps) {
  return (
    <Controls>
      <PhotoChooser value={photo} onChange={(next) => isPhoto(next) && set({ photo: next, bar: false })} />
      <Switch checked={bar} onChange={(next) => set({ bar: next })}>
        a bright bar instead
      </Switch>
    </Controls>
  );
}
