/** Keeps the student's network, weights and run in the browser's database, so that a reload loses nothing. */
import type { DataSource } from "#data/data-source.ts";
import { defaultSource, findDataSource } from "#data/sources.ts";
import { areFinite } from "#engine/train/fault.ts";
import type { Checkpoint } from "#engine/train/trainer.ts";
import type { Architecture } from "#nn/types.ts";
import { dueAgain } from "./due-again.ts";
import type { StoredLab } from "./network/weights.ts";
import { persisted } from "./persist.ts";
import { MOST_BYTES, packCheckpoint, type StoredCheckpoint, unpackCheckpoint } from "./persist/checkpoint-record.ts";
import { putAside, readDatabase, writeDatabase } from "./persist/database.ts";
import { imagesSeen, LAB_VERSION, type LabRecord } from "./persist/lab-record.ts";
import { tellUnkept } from "./persist/problems.ts";
import type { Session } from "./session.ts";
import { useData } from "./stores/data-store.ts";
import { History } from "./stores/history.ts";
import { useNetwork } from "./stores/network-store.ts";
import { notify } from "./stores/notices.ts";
import { newRun, useRun } from "./stores/run-store.ts";
import { useRunning } from "./stores/running-store.ts";
import { useSettings } from "./stores/settings-store.ts";

/** Least time between two writes, in ms, and the share of the time that they may take. */
const PAUSE_MS = 700;
const WRITE_SHARE = 0.1;
const LONGEST_PAUSE_MS = 10_000;

const WEIGHTS_UNREADABLE =
  "The weights of your network could not be read, so it starts untrained. The stored data was put aside, not deleted.";
const WEIGHTS_DIVERGED =
  "Training had diverged: the stored weights of your network are not numbers, so it starts untrained. Its layers and settings are as you left them.";
const TOO_LARGE = `The weights of this network are too many for the browser's storage, which keeps ${Math.round(MOST_BYTES / 1e6)} MB of them. Its layers are kept; its weights only until you close the page.`;

function tell(text: string): void {
  notify({ id: "lab", tone: "warning", text });
}

/** What came of an earlier visit. */
export interface Restored {
  /** Null where nothing was left, or nothing that can be used. */
  readonly lab: StoredLab | null;
  /** Whether the lab may be kept: not where the database did not answer, or holds what a newer version wrote. */
  readonly canKeep: boolean;
}

/** Reads what an earlier visit left. Never throws: what cannot be read is put aside, with a notice. */
export async function readLab(): Promise<Restored> {
  const kept = await readDatabase(persisted.lab);
  const lab = kept.kind === "read" ? labOf(kept.value, kept.stored) : null;
  return { lab, canKeep: kept.kind !== "withheld" };
}

function labOf(record: LabRecord, stored: unknown): StoredLab {
  const { architecture, settings, origin, losses, accuracies, tests } = record;
  const running = record.running ?? architecture;
  const isSame = JSON.stringify(architecture) === JSON.stringify(running);
  const history = new History();
  losses.forEach((loss, i) => history.push(loss, accuracies[i] ?? 0));
  const source = sourceOf(record.data);
  const seen = imagesSeen(record, source.counts.train);
  const reading = async (): Promise<Checkpoint | null> => {
    const checkpoint = await storedCheckpointOf(record).catch(() => null);
    const isSound = checkpoint && areFinite(checkpoint);
    if (isSound) return { ...checkpoint, seen };
    tell(checkpoint ? WEIGHTS_DIVERGED : WEIGHTS_UNREADABLE);
    await putAside(persisted.lab, stored);
    return null;
  };
  return {
    networks: isSame ? [running] : [running, architecture],
    settings,
    source,
    origin,
    run: { ...newRun(), step: record.checkpoint.step, seen, history, tests },
    checkpoint: reading(),
  };
}

/** The data source of a stored lab, or the usual one with a word on it. */
function sourceOf(id: string): DataSource {
  const source = findDataSource(id);
  if (source) return source;
  notify({
    id: "data",
    tone: "warning",
    text: `The images that your network was trained on (“${id.slice(0, 40)}”) are not part of this version of the app; ${defaultSource.title} takes their place.`,
  });
  return defaultSource;
}

async function storedCheckpointOf({ checkpoint }: LabRecord): Promise<StoredCheckpoint | null> {
  return "data" in checkpoint ? unpackCheckpoint(checkpoint) : checkpoint;
}

/** The record of the lab; without a run where the browser cannot hold its weights. */
async function recordOf(checkpoint: Checkpoint, running: Architecture | null): Promise<LabRecord> {
  const settings = useSettings.getState();
  const data = useData.getState().source.id;
  const { history, tests } = useRun.getState();
  const { architecture } = useNetwork.getState();
  const { origin } = useRunning.getState();
  // All but the weights is taken now, so that it belongs together.
  const lab = { version: LAB_VERSION, architecture, running: running ?? architecture, origin, settings, data } as const;
  const { step } = checkpoint;
  const run = {
    losses: history.losses.slice(0, step),
    accuracies: history.accuracies.slice(0, step),
    tests: tests.filter((test) => test.step <= step),
  };
  const packed = await packCheckpoint(checkpoint);
  if (packed) return { ...lab, ...run, checkpoint: packed };
  const nothing = { step: 0, seen: 0, time: 0, tensors: [], statistics: new Map(), data: new Blob() };
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
    if (!checkpoint) return;
    const lab = await recordOf(checkpoint, architecture).catch((error: unknown) => tellUnkept(persisted.lab, error));
    if (!lab || !(await writeDatabase(persisted.lab, lab))) return;
    // Of initialised weights nothing is lost: they are drawn anew from the seed.
    if (lab.checkpoint.step === checkpoint.step || isTold) return;
    isTold = true;
    tell(TOO_LARGE);
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
  useData.subscribe(later);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && isChanged && !isWriting) void turn();
  });
}
