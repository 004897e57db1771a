import { CONSTANT, defaultCosine, defaultStep, rateFactor, type RateSchedule } from "#nn/schedule.ts";
import { session } from "#state/session.ts";
import { useSettings } from "#state/stores/settings-store.ts";
import { formatNumber } from "#ui/number-text.ts";
import { NumberField } from "#ui/number-field.tsx";
import { Select } from "#ui/select.tsx";
import { useEpochs } from "./use-epochs.ts";

const KINDS = [
  { value: "constant", label: "Constant", detail: "The learning rate does not change." },
  { value: "step", label: "Step", detail: "Multiplied by a factor every few epochs." },
  { value: "cosine", label: "Cosine", detail: "Falls along half a cosine to zero, then stays zero." },
] as const;
const STARTS: Readonly<Record<RateSchedule["kind"], RateSchedule>> = {
  constant: CONSTANT,
  step: defaultStep,
  cosine: defaultCosine,
};

/** The learning rate schedule, and the current learning rate. */
export function Schedule() {
  const schedule = useSettings((state) => state.schedule);
  const set = (next: RateSchedule): void => void session.set({ schedule: next });
  return (
    <>
      <Select label="Schedule" value={schedule.kind} options={KINDS} onChange={(kind) => set(STARTS[kind])} />
      {schedule.kind === "step" ? (
        <div className="lab-settings-pair">
          <NumberField
            label="Epochs"
            value={schedule.every}
            min={1}
            max={1000}
            bare
            onChange={(every) => set({ ...schedule, every })}
          />
          <NumberField
            label="Factor"
            value={schedule.factor}
            min={0}
            max={1}
            step={0.05}
            bare
            onChange={(factor) => set({ ...schedule, factor })}
          />
        </div>
      ) : null}
      {schedule.kind === "cosine" ? (
        <NumberField
          label="Epochs to zero"
          value={schedule.epochs}
          min={1}
          max={1000}
          onChange={(epochs) => set({ ...schedule, epochs })}
        />
      ) : null}
      {schedule.kind === "constant" ? null : <RateNow schedule={schedule} />}
    </>
  );
}

function RateNow({ schedule }: { readonly schedule: RateSchedule }) {
  const full = useSettings((state) => state.optimizer.rate);
  const rate = formatNumber(full * rateFactor(schedule, useEpochs()), 2);
  return (
    <p className="lab-settings-now">
      <span>current rate</span> <strong>{rate}</strong>
    </p>
  );
}
