/** Converts between the session's lab and its record in the browser's database. */
import type { DataSource } from "#data/data-source.ts";
import { defaultSource, findDataSource } from "#data/sources.ts";
import { areFinite } from "#engine/train/fault.ts";
import type { Checkpoint } from "#engine/train/trainer.ts";
import type { Architecture } from "#nn/types.ts";
import type { StoredLab } from "../network/weights.ts";
import { packCheckpoint, type StoredCheckpoint, unpackCheckpoint } from "../persist/checkpoint-record.ts";
import { imagesSeen, LAB_VERSION, type LabRecord } from "../persist/lab-record.ts";
import { useData } from "../stores/data-store.ts";
import { History } from "../stores/history.ts";
import { useNetwork } from "../stores/network-store.ts";
import { notify } from "../stores/notices.ts";
import { newRun, useRun } from "../stores/run-store.ts";
import { useRunning } from "../stores/running-store.ts";
import { useSettings } from "../stores/settings-store.ts";

/** Why the weights of a lab cannot be used. */
export type WeightProblem = "unreadable" | "diverged";

/** The lab of a record; `failed` is called if its weights cannot be used. */
export function labOf(record: LabRecord, failed: (why: WeightProblem) => Promise<void>): StoredLab {
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
    await failed(checkpoint ? "diverged" : "unreadable");
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

/** The data source of a stored lab, or the default one with a notice. */
function sourceOf(id: string): DataSource {
  const source = findDataSource(id);
  if (source) return source;
  notify({
    id: "data",
    tone: "warning",
    text: `The images that your network was trained on (“${id.slice(0, 40)}”) are not part of this version of the app; ${defaultSource.title} is used instead.`,
  });
  return defaultSource;
}

async function storedCheckpointOf({ checkpoint }: LabRecord): Promise<StoredCheckpoint | null> {
  return "data" in checkpoint ? unpackCheckpoint(checkpoint) : checkpoint;
}

/** A record of the lab, and its size. */
export interface PackedLab {
  readonly record: LabRecord;
  readonly bytes: number;
}

/** The record of the lab's current state; without a run if the browser cannot hold its weights. */
export async function recordOf(checkpoint: Checkpoint, running: Architecture | null): Promise<PackedLab> {
  const settings = useSettings.getState();
  const data = useData.getState().source.id;
  const { history, tests } = useRun.getState();
  const { architecture } = useNetwork.getState();
  const { origin } = useRunning.getState();
  // Everything but the weights is copied now, so that it is consistent.
  const lab = { version: LAB_VERSION, architecture, running: running ?? architecture, origin, settings, data } as const;
  const { step } = checkpoint;
  const run = {
    losses: history.losses.slice(0, step),
    accuracies: history.accuracies.slice(0, step),
    tests: tests.filter((test) => test.step <= step),
  };
  const packed = await packCheckpoint(checkpoint);
  const bytes = run.losses.byteLength + run.accuracies.byteLength;
  if (packed) return { record: { ...lab, ...run, checkpoint: packed }, bytes: bytes + packed.data.size };
  const nothing = { step: 0, seen: 0, time: 0, tensors: [], statistics: new Map(), data: new Blob() };
  const record = {
    ...lab,
    losses: new Float32Array(),
    accuracies: new Float32Array(),
    tests: [],
    checkpoint: { ...nothing, optimizer: checkpoint.optimizer },
  };
  return { record, bytes: 0 };
}
