/** Keeps the student's network, weights and run in the browser's database, so that a reload loses nothing. */
import { get, set } from "idb-keyval";
import * as v from "valibot";
import { parseArchitecture } from "#nn/parse-architecture.ts";
import { CONSTANT } from "#nn/schedule.ts";
import type { Checkpoint } from "#engine/train/trainer.ts";
import type { Architecture } from "#nn/types.ts";
import {
  checkpointSchema,
  floats,
  MOST_BYTES,
  packCheckpoint,
  plainCheckpointSchema,
  unpackCheckpoint,
} from "./checkpoint-record.ts";
import { unlessAborted } from "../work-queue.ts";
import { History } from "../stores/history.ts";
import { useRunning } from "../stores/running-store.ts";
import { useNetwork } from "../stores/network-store.ts";
import { notify } from "../stores/notices.ts";
import type { Session } from "../session.ts";
import { dueAgain } from "../due-again.ts";
import { newRun, useRun } from "../stores/run-store.ts";
import { useSettings } from "../stores/settings-store.ts";
import type { StoredLab } from "../network/weights.ts";

const KEY = "receptive.lab";
/** Where a record that could not be read is put aside. */
const BACKUP = "receptive.lab.unreadable";
/** Of the record: what another wrote is brought up to date when it is read. */
const VERSION = 3;
/** Least time between two writes, in ms, and the share of the time that they may take. */
const PAUSE_MS = 700;
const WRITE_SHARE = 0.1;
const LONGEST_PAUSE_MS = 10_000;
/** How long the database is waited for when the app starts, in ms. */
const PATIENCE_MS = 5000;

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
  /** The student's network. */
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
  /** `running`: the network that the weights and the run belong to. */
  v.object({ ...common, version: v.literal(VERSION), running: v.unknown(), checkpoint: checkpointSchema }),
]);
type LabRecord = v.InferOutput<typeof recordSchema>;

const UNREADABLE =
  "The network that an earlier visit stored could not be read, so the lab starts afresh. The stored data was put aside, not deleted.";
const WEIGHTS_UNREADABLE =
  "The weights of your network could not be read, so it starts untrained. The stored data was put aside, not deleted.";
const TOO_LARGE = `The weights of this network are too many for the browser's storage, which keeps ${Math.round(MOST_BYTES / 1e6)} MB of them. Its layers are kept; its weights only until you close the page.`;
const FULL =
  "The browser's storage is full, so your network is kept only until you close the page. Free some space, or copy a link to it.";
const WITHHELD =
  "This browser does not let the app store anything, so your network is kept only until you close the page. Copy a link to keep it.";

function tell(text: string): void {
  notify({ id: "lab", tone: "warning", text });
}

/** What came of an earlier visit. */
export interface Restored {
  /** Null where nothing was left, or nothing that can be used. */
  readonly lab: StoredLab | null;
  /** Whether the database answered: one that did not is left alone, since what it holds was never seen. */
  readonly canKeep: boolean;
}

/** Reads what an earlier visit left. Never throws: what cannot be read is put aside, with a notice. */
export async function readLab(): Promise<Restored> {
  let stored: unknown;
  try {
    stored = await unlessAborted(get(KEY), AbortSignal.timeout(PATIENCE_MS));
  } catch {
    tell(WITHHELD);
    return { lab: null, canKeep: false };
  }
  return { lab: stored === undefined ? null : await labOf(stored), canKeep: true };
}

async function labOf(stored: unknown): Promise<StoredLab | null> {
  const record = v.safeParse(recordSchema, stored);
  const parsed = record.success ? parseArchitecture(record.output.architecture) : null;
  if (!record.success || !parsed?.ok) {
    await putAside(stored, UNREADABLE);
    return null;
  }
  const { output } = record;
  const ran = output.version === VERSION ? parseArchitecture(output.running) : null;
  const running = ran?.ok ? ran.architecture : parsed.architecture;
  const isSame = JSON.stringify(parsed.architecture) === JSON.stringify(running);
  const { settings, origin, losses, accuracies, tests } = output;
  const history = new History();
  losses.forEach((loss, i) => history.push(loss, accuracies[i] ?? 0));
  const reading = async (): Promise<Checkpoint | null> => {
    const checkpoint = await checkpointOf(output).catch(() => null);
    if (!checkpoint) await putAside(stored, WEIGHTS_UNREADABLE);
    return checkpoint;
  };
  return {
    networks: isSame ? [running] : [running, parsed.architecture],
    settings,
    origin,
    run: { ...newRun(), step: output.checkpoint.step, history, tests },
    checkpoint: reading(),
  };
}

async function putAside(stored: unknown, notice: string): Promise<void> {
  tell(notice);
  await set(BACKUP, stored).catch(() => tell(FULL));
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

/** The record of the lab; without a run where the browser cannot hold its weights. */
async function record(checkpoint: Checkpoint, running: Architecture | null): Promise<LabRecord> {
  const settings = useSettings.getState();
  const { history, tests } = useRun.getState();
  const { architecture } = useNetwork.getState();
  const { origin } = useRunning.getState();
  // All but the weights is taken now, so that it belongs together.
  const lab = { version: VERSION, architecture, running: running ?? architecture, origin, settings } as const;
  const run = { losses: history.losses.slice(), accuracies: history.accuracies.slice(), tests: [...tests] };
  const packed = await packCheckpoint(checkpoint);
  if (packed) return { ...lab, ...run, checkpoint: packed };
  const nothing = { step: 0, time: 0, tensors: [], statistics: new Map(), data: new Blob() };
  return {
    ...lab,
    losses: new Float32Array(),
    accuracies: new Float32Array(),
    tests: [],
    checkpoint: { ...nothing, optimizer: checkpoint.optimizer },
  };
}

/** Stores the lab after each change from now on: at most once in a while, and when the page is left. */
export function keepLab(session: Session): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isWriting = false;
  let isChanged = false;
  let isTold = false;
  const write = async (): Promise<void> => {
    const { checkpoint, architecture } = session;
    try {
      if (!checkpoint) return;
      const lab = await record(checkpoint, architecture);
      await set(KEY, lab);
      // Of start values nothing is lost: they are drawn anew from the seed.
      if (lab.checkpoint.step === checkpoint.step || isTold) return;
      isTold = true;
      tell(TOO_LARGE);
    } catch (error) {
      tell(error instanceof DOMException && error.name === "QuotaExceededError" ? FULL : WITHHELD);
    }
  };
  const turn = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    isChanged = false;
    isWriting = true;
    const start = performance.now();
    await write();
    isWriting = false;
    if (isChanged) wait(dueAgain(start, PAUSE_MS, WRITE_SHARE) - performance.now());
  };
  const wait = (ms: number): void => {
    timer ??= setTimeout(() => void turn(), Math.min(ms, LONGEST_PAUSE_MS));
  };
  const later = (): void => {
    isChanged = true;
    if (!isWriting) wait(PAUSE_MS);
  };
  session.onCheckpoint(later);
  useNetwork.subscribe(later);
  useSettings.subscribe(later);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isChanged && !isWriting) void turn();
  });
}
