import { dataSources, defaultSource, findDataSource } from "#data/sources.ts";
import { defaultAdam, defaultSgd, type OptimizerSettings } from "#nn/optimizer-settings.ts";
import { defaultNetwork } from "#nn/zoo/zoo.ts";
import { useRunning } from "#state/stores/running-store.ts";
import { useData } from "#state/stores/data-store.ts";
import { useNetwork } from "#state/stores/network-store.ts";
import { session } from "#state/session.ts";
import { BATCH_SIZES, useSettings } from "#state/stores/settings-store.ts";
import { Button } from "#ui/button.tsx";
import { formatNumber } from "#ui/number-text.ts";
import { NumberField } from "#ui/number-field.tsx";
import { Segmented } from "#ui/segmented.tsx";
import { Select } from "#ui/select.tsx";
import { Slider } from "#ui/slider.tsx";
import { Schedule } from "./schedule.tsx";

const KINDS = [
  { value: "adam", label: "Adam" },
  { value: "sgd", label: "SGD" },
] as const;
const SCHEMES = [
  { value: "he", label: "He", detail: "Normal, variance 2 / fan-in; biases zero. Made for ReLU." },
  { value: "pytorch", label: "PyTorch", detail: "Uniform within ±1 / √fan-in, biases too." },
] as const;
const DATA = dataSources.map(({ id, title, summary }) => ({ value: id, label: title, detail: summary }));
const BATCHES = BATCH_SIZES.map((size) => ({ value: String(size), label: String(size) }));

/** Data and training settings. Optimiser changes apply at once, seed and initialisation at the next reset. */
export function Settings() {
  const settings = useSettings();
  const source = useData((state) => state.source);
  const origin = useRunning((state) => state.origin);
  const isFirst = useNetwork(({ architecture }) => architecture.layers === defaultNetwork.layers);
  const { optimizer } = settings;
  const set = (next: OptimizerSettings): void => void session.set({ optimizer: next });
  return (
    <div className="lab-settings">
      <div className="lab-settings-wide">
        <Select
          label="Data"
          value={source.id}
          options={DATA}
          onChange={(id) => {
            const chosen = findDataSource(id);
            if (chosen) void session.useData(chosen);
          }}
        />
      </div>
      <Segmented
        label="Optimiser"
        value={optimizer.kind}
        options={KINDS}
        onChange={(kind) =>
          set(
            kind === "sgd"
              ? { ...defaultSgd, weightDecay: optimizer.weightDecay }
              : { ...defaultAdam, weightDecay: optimizer.weightDecay },
          )
        }
      />
      <Slider
        label="Learning rate"
        value={optimizer.rate}
        min={0.0001}
        max={1}
        logarithmic
        format={(rate) => formatNumber(rate, 2)}
        onChange={(rate) => set({ ...optimizer, rate })}
      />
      {optimizer.kind === "sgd" ? (
        <Slider
          label="Momentum"
          value={optimizer.momentum}
          min={0}
          max={0.99}
          step={0.01}
          format={(value) => value.toFixed(2)}
          onChange={(momentum) => set({ ...optimizer, momentum })}
        />
      ) : (
        <div className="lab-settings-pair">
          <NumberField
            label="β₁"
            value={optimizer.beta1}
            min={0}
            max={0.999}
            step={0.01}
            bare
            onChange={(beta1) => set({ ...optimizer, beta1 })}
          />
          <NumberField
            label="β₂"
            value={optimizer.beta2}
            min={0}
            max={0.9999}
            step={0.001}
            bare
            onChange={(beta2) => set({ ...optimizer, beta2 })}
          />
        </div>
      )}
      <Schedule />
      <NumberField
        label="Weight decay"
        value={optimizer.weightDecay}
        min={0}
        max={1}
        step={0.0001}
        onChange={(weightDecay) => set({ ...optimizer, weightDecay })}
      />
      <Select
        label="Batch size"
        value={String(settings.batch)}
        options={BATCHES}
        onChange={(size) => void session.set({ batch: Number(size) })}
      />
      <NumberField
        label="Seed"
        value={settings.seed}
        min={0}
        max={999_999}
        onChange={(seed) => void session.set({ seed })}
      />
      <Select
        label="Weight initialisation"
        value={settings.scheme}
        options={SCHEMES}
        onChange={(scheme) => void session.set({ scheme })}
      />
      {isFirst && source === defaultSource && origin !== "shipped" ? (
        <Button small look="quiet" onPress={() => void session.restoreShipped()}>
          Restore the pretrained weights
        </Button>
      ) : null}
      <p className="lab-settings-note">
        <span>Seed and weight initialisation take effect at the next reset.</span>{" "}
        <span>{`${source.title}: ${source.credit}.`}</span>
      </p>
    </div>
  );
}
