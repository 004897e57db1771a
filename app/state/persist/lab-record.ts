/** The student's lab as stored in the browser's database, with migrations from older versions. */
import * as v from "valibot";
import { parseArchitecture } from "#nn/parse-architecture.ts";
import { seenAfterSteps } from "#nn/epochs.ts";
import { CONSTANT } from "#nn/schedule.ts";
import type { Architecture } from "#nn/types.ts";
import type { RunSettings } from "../stores/settings-store.ts";
import { checkpointSchema, floats, plainCheckpointSchema } from "./checkpoint-record.ts";
import { from, type Step } from "./versions.ts";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const rate = v.pipe(v.number(), v.finite(), v.minValue(0));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const optimizerSchema = v.variant("kind", [
  v.object({ kind: v.literal("sgd"), rate, momentum: rate, weightDecay: rate }),
  v.object({ kind: v.picklist(["adam", "adamw"]), rate, beta1: rate, beta2: rate, eps: rate, weightDecay: rate }),
]);
const scheduleSchema = v.variant("kind", [
  v.object({ kind: v.literal("constant") }),
  v.object({ kind: v.literal("step"), every: positive, factor: rate }),
  v.object({ kind: v.literal("cosine"), epochs: positive }),
]);
const settingsSchema = v.object({
  optimizer: optimizerSchema,
  schedule: v.optional(scheduleSchema, CONSTANT),
  batch: v.pipe(whole, v.minValue(1), v.maxValue(1024)),
  seed: whole,
  scheme: v.picklist(["he", "pytorch"]),
}) satisfies v.GenericSchema<unknown, RunSettings>;

const architectureSchema = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Architecture => {
    const parsed = parseArchitecture(dataset.value);
    if (parsed.ok) return parsed.architecture;
    addIssue({ message: parsed.message });
    return NEVER;
  }),
);

/** Version of the records written now. */
export const LAB_VERSION = 4;

export const labSchema = v.object({
  version: v.literal(LAB_VERSION),
  /** The student's network. */
  architecture: architectureSchema,
  /** The network that the weights and the run belong to; null if it cannot be read. */
  running: v.fallback(v.nullable(architectureSchema), null),
  origin: v.picklist(["shipped", "initial", "trained"]),
  settings: settingsSchema,
  /** Id of the data source. */
  data: v.string(),
  losses: floats,
  accuracies: floats,
  tests: v.array(v.object({ step: whole, accuracy: v.number(), loss: v.number() })),
  /** Always written packed; plain in records from older versions. */
  checkpoint: v.union([checkpointSchema, plainCheckpointSchema]),
});
export type LabRecord = v.InferOutput<typeof labSchema>;

/**
 * Number of images that the run of a record has seen, given a data set of `images`. If the record lacks it, as in
 * earlier versions of the app, the batch size is assumed to have been constant.
 */
export function imagesSeen({ checkpoint, settings }: LabRecord, images: number): number {
  return checkpoint.seen ?? seenAfterSteps(checkpoint.step, images, settings.batch);
}

const plain = v.looseObject({ checkpoint: plainCheckpointSchema });

/** Version 1 stored Adam's second moment; later versions store its square root. */
const toRoots = from(plain, ({ checkpoint, ...rest }) => {
  const moments = checkpoint.slots.get("slot1");
  if (!moments) return { ...rest, version: 2, checkpoint };
  const roots = new Map([...moments].map(([name, values]) => [name, values.map(Math.sqrt)]));
  return {
    ...rest,
    version: 2,
    checkpoint: { ...checkpoint, slots: new Map([...checkpoint.slots, ["slot1", roots]]) },
  };
});

/** In version 2 the weights always belonged to the student's network. */
const toRunning = from(v.looseObject({ architecture: v.unknown() }), (record) => ({
  ...record,
  version: 3,
  running: record.architecture,
}));

/** Up to version 3 there was only one data source. */
const toData = from(v.looseObject({}), (record) => ({ ...record, version: 4, data: "mnist" }));

export const labSteps: readonly Step[] = [toRoots, toRunning, toData];

/** What a tab remembers about its lab. */
export const tabSchema = v.object({
  /** Where it is stored. */
  lab: v.string(),
  /** Whether the page that wrote there has been left, so that nobody else is writing to it. */
  isLeft: v.boolean(),
});
