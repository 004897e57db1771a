import { useMemo } from "react";
import { type Job, useJob } from "#figures/view/use-job.ts";
import type { Device } from "#gpu/device.ts";
import type { BackwardBug } from "#nn/backward-bug.ts";
import type { Shipped } from "../../scene-types.ts";
import type { WeightCheck } from "./measure.ts";
import { bugOf, loadPatient, type Patient } from "./patient.ts";
import type { State } from "./state.ts";

interface Checked {
  readonly patient: Patient;
  readonly bug: BackwardBug | null;
}

/** What was measured. */
export interface Checks {
  readonly patient: Patient | null;
  readonly bug: BackwardBug | null;
  /** The chosen weight; null until it is measured. */
  readonly weight: WeightCheck | null;
  /** Errors of the tensors that were checked; null until there are some. */
  readonly errors: ReadonlyMap<string, number> | null;
  readonly jobs: readonly Job<unknown>[];
}

/** Loads the network, and measures what is asked of it. */
export function useChecks(device: Device, shipped: Shipped, { tensor, weight: at, sick, checked }: State): Checks {
  const loading = useJob(() => loadPatient(shipped), [shipped]);
  const patient = loading.value;
  const bug = useMemo(() => patient && bugOf(patient, sick), [patient, sick]);
  const of = patient?.tensors[Math.min(tensor, patient.tensors.length - 1)]?.name ?? "";
  const one = useJob<Checked & { readonly at: number; readonly found: WeightCheck }>(
    patient &&
      (async (signal, show) => {
        const { checkWeight } = await import("./measure.ts");
        const asFound = (found: WeightCheck) => ({ patient, bug, at, found });
        const place = { parameter: of, at };
        return asFound(await checkWeight(device, patient, bug, place, signal, (soFar) => show(asFound(soFar))));
      }),
    [device, patient, bug, of, at],
  );
  const key = checked.join();
  const all = useJob<Checked & { readonly errors: ReadonlyMap<string, number> }>(
    patient &&
      (async (signal) => {
        const { checkTensors } = await import("./measure.ts");
        const names = checked.flatMap((place) => patient.tensors[place]?.name ?? []);
        return { patient, bug, errors: await checkTensors(device, patient, bug, names, signal) };
      }),
    [device, patient, bug, key],
  );
  const isOf = (value: Checked | null): boolean => value?.patient === patient && value?.bug === bug;
  return {
    patient,
    bug,
    weight: isOf(one.value) && one.value?.at === at && one.value.found.place.parameter === of ? one.value.found : null,
    errors: isOf(all.value) ? (all.value?.errors ?? null) : null,
    jobs: [loading, one, all],
  };
}
