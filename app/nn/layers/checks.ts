import { thousands, times } from "../format.ts";
import type { LayerField } from "../layer-type.ts";
import type { BaseSpec, Inference, Problem, Shape } from "../vocabulary.ts";

/** Largest width, height and channel count that the model accepts. */
export const MAX_SIDE = 4096;
/** Most activations that one layer may have for one sample (64 MiB as float32). */
export const MAX_VALUES = 2 ** 24;
/** Most weights that one layer may have (1 GiB as float32). */
export const MAX_WEIGHTS = 2 ** 28;

export function refuse(reason: string, fix: string): Inference {
  return { ok: false, reason, fix };
}

export function accept(output: Shape): Inference {
  return { ok: true, output };
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

function isPair(value: unknown, min: number, max: number): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((v) => isWhole(v, min, max));
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(" × ") : String(value);
}

/** Why a setting is out of its field's range, or `null` if it is fine. */
function checkField(field: LayerField, value: unknown): Problem | null {
  const range = (from: number, to: number): string => `from ${thousands(from)} to ${thousands(to)}`;
  const problem = (fix: string): Problem => ({ reason: `${field.label} is ${shown(value)}.`, fix });
  switch (field.kind) {
    case "integer":
      if (isWhole(value, field.min, field.max)) return null;
      return problem(`Choose a whole number ${range(field.min, field.max)}.`);
    case "number":
      if (typeof value === "number" && value >= field.min && value <= field.max) return null;
      return problem(`Choose a number from ${field.min} to ${field.max}.`);
    case "pair":
      if (isPair(value, field.min, field.max)) return null;
      return problem(`Choose whole numbers ${range(field.min, field.max)} for height and width.`);
    case "padding":
      if (value === "same" || value === "valid" || isPair(value, 0, field.max)) return null;
      return problem(`Choose "same", "valid" or whole numbers ${range(0, field.max)}.`);
    case "choice":
      if (field.options.some((o) => o.value === value)) return null;
      return problem(`Choose ${field.options.map((o) => o.label).join(", ")}.`);
    case "toggle":
      return typeof value === "boolean" ? null : problem("Choose on or off.");
  }
}

/** First setting of a layer that is out of its field's range: not whole, too large, NaN, of the wrong kind. */
export function checkSettings(spec: BaseSpec, fields: readonly LayerField[]): Problem | null {
  const values: Readonly<Record<string, unknown>> = { ...spec };
  for (const field of fields) {
    const problem = checkField(field, values[field.key]);
    if (problem) return problem;
  }
  return null;
}

/** Why a shape cannot be a network's input, or `null` if it can. */
export function checkInput(shape: Shape): Problem | null {
  for (const [name, value] of [
    ["channels", shape.c],
    ["height", shape.h],
    ["width", shape.w],
  ] as const) {
    if (isWhole(value, 1, MAX_SIDE)) continue;
    return {
      reason: `The input's ${name} is ${value}.`,
      fix: `Choose a whole number from 1 to ${thousands(MAX_SIDE)}.`,
    };
  }
  const tooLarge = checkVolume(shape);
  return tooLarge && { ...tooLarge, fix: "Choose a smaller input." };
}

/** Refuses activations too large for any device. */
export function checkVolume({ c, h, w }: Shape): Problem | null {
  const values = c * h * w;
  if (values <= MAX_VALUES) return null;
  return {
    reason: `${times(c, h, w)} is ${thousands(values)} values per image; the maximum is ${thousands(MAX_VALUES)}.`,
    fix: "Use fewer channels, or a larger stride before this layer.",
  };
}

/** Refuses a weight tensor too large for any device. */
export function checkWeights(count: number): Problem | null {
  if (count <= MAX_WEIGHTS) return null;
  return {
    reason: `This layer would have ${thousands(count)} weights; the maximum is ${thousands(MAX_WEIGHTS)}.`,
    fix: "Make the layer smaller, or add pooling before it.",
  };
}

/**
 * Shape inference for a layer with one input: checks that its settings are in range, runs `infer`,
 * and checks that the output is not absurdly large.
 */
export function inferOne(
  spec: BaseSpec,
  fields: readonly LayerField[],
  inputs: readonly Shape[],
  infer: (input: Shape) => Inference,
): Inference {
  const [input] = inputs;
  if (!input || inputs.length !== 1) {
    return refuse(`This layer takes one input, but it has ${inputs.length}.`, "Connect it to the layer before it.");
  }
  const problem = checkSettings(spec, fields);
  if (problem) return { ok: false, ...problem };
  const inference = infer(input);
  if (!inference.ok) return inference;
  const tooLarge = checkVolume(inference.output);
  return tooLarge ? { ok: false, ...tooLarge } : inference;
}

/** The only input of a layer whose inference was ok; throws if there is none. */
export function onlyInput(inputs: readonly Shape[]): Shape {
  const [input] = inputs;
  if (!input) throw new Error("This layer has no input");
  return input;
}

/** Whether a shape is a vector: a single pixel. */
export function isVector(shape: Shape): boolean {
  return shape.h === 1 && shape.w === 1;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.c === b.c && a.h === b.h && a.w === b.w;
}
