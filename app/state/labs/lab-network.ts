/** The lab's network, for other screens to show: as it runs, or, if the lab has not been opened, as it is stored. */
import type { Architecture, ParameterValues } from "#nn/types.ts";
import { latestFirst } from "../persist/lab-notes.ts";
import { labRows } from "../persist/lab-rows.ts";
import { fetchLab, findLabs } from "../persist/lab-slots.ts";
import { readLocal } from "../persist/local.ts";
import { readRecord } from "../persist/versions.ts";
import { session } from "../session.ts";
import { useData } from "../stores/data-store.ts";
import { useRunning } from "../stores/running-store.ts";
import { labOf } from "./lab-of-record.ts";

interface LabNetwork {
  readonly architecture: Architecture;
  readonly values: ParameterValues;
  readonly data: string;
}

/**
 * The lab's network and weights; null if the weights are the pretrained ones, or cannot be read. Changes nothing in the
 * lab.
 */
export async function labNetwork(): Promise<LabNetwork | null> {
  const { architecture, checkpoint } = session;
  if (!architecture || !checkpoint) return storedNetwork().catch(() => null); // the lab itself tells what it cannot read
  const values = checkpoint.slots.get("values");
  if (!values || useRunning.getState().origin === "shipped") return null;
  return { architecture, values, data: useData.getState().source.id };
}

/** The stored network of this tab, or else the latest one. */
async function storedNetwork(): Promise<LabNetwork | null> {
  const notes = (await findLabs()).filter(({ isDamaged }) => !isDamaged);
  const own = readLocal(labRows.tab)?.lab;
  const note = notes.find(({ id }) => id === own) ?? latestFirst(notes)[0];
  if (!note) return null;
  const read = readRecord(labRows.lab, await fetchLab(note.id));
  if (read.kind !== "read") return null;
  const { networks, origin, source, checkpoint } = labOf(read.value, async () => {});
  const values = (await checkpoint)?.slots.get("values");
  if (!values || origin === "shipped") return null;
  return { architecture: networks[0], values, data: source.id };
}
