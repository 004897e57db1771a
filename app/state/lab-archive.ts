/** Keeps the student's network, weights and run in the browser's database, so that a reload loses nothing. */
import { get, set } from "idb-keyval";
import * as v from "valibot";
import { parseArchitecture } from "#nn/parse-architecture.ts";
import { CONSTANT } from "#nn/schedule.ts";
import type { Checkpoint } from "#nn/trainer.ts";
import {
  checkpointSchema,
  floats,
  packCheckpoint,
  plainCheckpointSchema,
  unpackCheckpoint,
} from "./checkpoint-record.ts";
import { History } from "./history.ts";
import { useInspection } from "./inspection-store.ts";
import { useNetwork } from "./network-store.ts";
import type { Session } from "./session.ts";
import { useTraining } from "./training-store.ts";
import type { SourcedState } from "./weights.ts";

const KEY = "receptive.lab";
/** Where a record that could not be read is put aside. */
const BACKUP = "receptive.lab.unreadable";
/** Of the record: what another wrote is brought up to date when it is read. */
const VERSION = 3;
/** Least time between two writes, in ms, and the share of the time that they may take. */
const PAUSE_MS = 700;
const WRITE_SHARE = 0.1;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const rate = v.pipe(v.number(), v.finite(), v.minValue(0));
const optimizerSchema = v.variant("kind", [
  v.object({ kind: v.literal("sgd"), rate, momentum: rate, weightDecay: rate }),
  v.object({ kind: v.picklist(["adam", "adamw"]), rate, beta1: rate, beta2: rate, eps: rate, weightDecay: rate }),
]);
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const scheduleSchema = v.variant("kind", [
  v.object({ kind: v.literal("constant") }),
  v.object({ kind: v.literal("step"), every: positive, factor: rate }),
  v.object({ kind: v.literal("cosine"), epochs: positive }),
]);
const common = {
  architecture: v.unknown(),
  origin: v.picklist(["shipped", "initial", "trained"]),
  settings: v.object({
    optimizer: optimizerSchema,
    schedule: v.optional(scheduleSchema, CONSTANT),
    batch: v.pipe(whole, v.minValue(1), v.maxValue(1024)),
    seed: whole,
    scheme: v.picklist(["he", "pytorch"]),
  }),
  losses: floats,
  accuracies: floats,
  tests: v.array(v.object({ step: whole, accuracy: v.number(), loss: v.number() })),
};
const recordSchema = v.variant("version", [
  v.object({ ...common, version: v.picklist([1, 2]), checkpoint: plainCheckpointSchema }),
  v.object({ ...common, version: v.literal(VERSION), checkpoint: checkpointSchema }),
]);
type LabRecord = v.InferOutput<typeof recordSchema>;

const UNREADABLE =
  "The network that an earlier visit stored could not be read, so the lab starts afresh. The stored data was put aside, not deleted.";
const FULL =
  "The browser's storage is full, so your network is kept only until you close the page. Free some space, or copy a link to it.";
const WITHHELD =
  "This browser does not let the app store anything, so your network is kept only until you close the page. Copy a link to keep it.";

function notify(notice: string): void {
  useTraining.setState({ notice });
}

/** What an earlier visit left, put into the stores; null where there is nothing that can be used. Never throws. */
export async function restoreLab(): Promise<SourcedState | null> {
  let stored: unknown;
  try {
    stored = await get(KEY);
  } catch {
    notify(WITHHELD);
    return null;
  }
  if (stored === undefined) return null;
  const record = v.safeParse(recordSchema, stored);
  const architecture = record.success ? parseArchitecture(record.output.architecture) : null;
  const checkpoint = record.success ? await checkpointOf(record.output).catch(() => null) : null;
  if (!record.success || !architecture?.ok || !checkpoint) {
    notify(UNREADABLE);
    await set(BACKUP, stored).catch(() => notify(FULL));
    return null;
  }
  const { settings, losses, accuracies, tests, origin } = record.output;
  const history = new History();
  losses.forEach((loss, i) => history.push(loss, accuracies[i] ?? 0));
  useNetwork.getState().replace(architecture.architecture);
  useNetwork.temporal.getState().clear();
  useTraining.setState({
    settings,
    history,
    tests,
    step: checkpoint.step,
    version: 1,
    phase: checkpoint.step > 0 ? "paused" : "idle",
  });
  return { checkpoint, origin };
}

async function checkpointOf(record: LabRecord): Promise<Checkpoint | null> {
  if (record.version === VERSION) return unpackCheckpoint(record.checkpoint);
  return record.version === 1 ? withRoots(record.checkpoint) : record.checkpoint;
}

/** A checkpoint of the first version, where Adam kept its second moment, as of now: its root. */
function withRoots(checkpoint: Checkpoint): Checkpoint {
  const moments = checkpoint.slots.get("slot1");
  if (!moments) return checkpoint;
  const roots = new Map([...moments].map(([name, values]) => [name, values.map(Math.sqrt)]));
  return { ...checkpoint, slots: new Map([...checkpoint.slots, ["slot1", roots]]) };
}

async function record(checkpoint: Checkpoint): Promise<LabRecord> {
  const { settings, history, tests } = useTraining.getState();
  const { architecture } = useNetwork.getState();
  const { origin } = useInspection.getState();
  // All but the weights is taken now, so that it belongs together.
  const rest = { losses: history.losses.slice(), accuracies: history.accuracies.slice(), tests: [...tests] };
  return {
    version: VERSION,
    architecture,
    origin,
    settings,
    ...rest,
    checkpoint: await packCheckpoint(checkpoint),
  };
}

/** Stores the lab after each change from now on, at most once in a while. Returns how to stop. */
export function keepLab(session: Session): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let changed = false;
  let pause = PAUSE_MS;
  const write = async (): Promise<void> => {
    const began = performance.now();
    changed = false;
    const { checkpoint } = session;
    try {
      if (checkpoint) await set(KEY, await record(checkpoint));
    } catch (error) {
      notify(error instanceof DOMException && error.name === "QuotaExceededError" ? FULL : WITHHELD);
    }
    pause = Math.max(PAUSE_MS, (performance.now() - began) * (1 / WRITE_SHARE - 1));
    timer = null;
    if (changed) later();
  };
  const later = (): void => {
    changed = true;
    timer ??= setTimeout(() => void write(), pause);
  };
  const stops = [
    session.onCheckpoint(later),
    useNetwork.subscribe(later),
    useTraining.subscribe(({ settings }, before) => {
      if (settings !== before.settings) later();
    }),
  ];
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
