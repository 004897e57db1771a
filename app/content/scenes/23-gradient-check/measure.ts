/** Gradients beside finite differences. Loaded when it is asked for. */
import { GradientCheck, type Place } from "#engine/train/gradient-check.ts";
import type { Device } from "#gpu/device.ts";
import type { BackwardBug } from "#nn/backward-bug.ts";
import type { ParameterValues } from "#nn/types.ts";
import { centralDifference, largestPlaces, pointsOf, type Curve, tensorError } from "./curve.ts";
import type { Patient } from "./patient.ts";
import { EXPONENTS } from "./state.ts";

/** ε of the check of a whole tensor: near the bottom of the V. */
const CHECK = 10 ** -3;
/** Weights of a tensor that are checked, those with the largest gradients. */
const WEIGHTS = 6;

async function withCheck<T>(
  device: Device,
  { graph, values, input, labels }: Patient,
  bug: BackwardBug | null,
  signal: AbortSignal,
  work: (check: GradientCheck) => Promise<T>,
): Promise<T> {
  const check = await GradientCheck.open(device, graph, { weights: values, input, labels, bug, signal });
  try {
    return await work(check);
  } finally {
    check.dispose();
  }
}

/** Central differences at a place, one for each ε. */
async function differences(check: GradientCheck, place: Place, epsilons: readonly number[]): Promise<number[]> {
  const losses = await check.losses(
    place,
    epsilons.flatMap((epsilon) => [epsilon, -epsilon]),
  );
  return epsilons.map((epsilon, i) => centralDifference(losses[2 * i] ?? NaN, losses[2 * i + 1] ?? NaN, epsilon));
}

/** What one weight's gradient is, by backpropagation and by differences. */
export interface WeightCheck {
  readonly gradients: ParameterValues;
  readonly place: Place;
  /** Null until the differences are there. */
  readonly curve: Curve | null;
}

/** Checks one weight of a tensor: `at`, or where the gradient is largest. Shows the gradients as soon as they are there. */
export function checkWeight(
  device: Device,
  patient: Patient,
  bug: BackwardBug | null,
  { parameter, at }: Place,
  signal: AbortSignal,
  show: (soFar: WeightCheck) => void,
): Promise<WeightCheck> {
  return withCheck(device, patient, bug, signal, async (check) => {
    const gradient = check.gradients.get(parameter) ?? new Float32Array(1);
    const place = { parameter, at: at >= 0 && at < gradient.length ? at : (largestPlaces(gradient, 1)[0] ?? 0) };
    show({ gradients: check.gradients, place, curve: null });
    const numeric = await differences(
      check,
      place,
      EXPONENTS.map((exponent) => 10 ** exponent),
    );
    return { gradients: check.gradients, place, curve: pointsOf(gradient[place.at] ?? 0, numeric) };
  });
}

/** Checks several tensors, each by a few of its weights; calls back with the errors so far, by the tensor's name. */
export function checkTensors(
  device: Device,
  patient: Patient,
  bug: BackwardBug | null,
  parameters: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
  return withCheck(device, patient, bug, signal, async (check) => {
    const errors = new Map<string, number>();
    for (const parameter of parameters) {
      const gradient = check.gradients.get(parameter) ?? new Float32Array(1);
      const analytic: number[] = [];
      const numeric: number[] = [];
      for (const at of largestPlaces(gradient, WEIGHTS)) {
        analytic.push(gradient[at] ?? 0);
        numeric.push(...(await differences(check, { parameter, at }, [CHECK])));
        signal.throwIfAborted();
      }
      errors.set(parameter, tensorError(analytic, numeric));
    }
    return errors;
  });
}
