import type { Database } from "./database.ts";
import { LAB_VERSION, type LabRecord, labSchema, labSteps, tabSchema } from "./lab-record.ts";
import { local } from "./local.ts";

/** How a student's labs are stored; the other rows are in `state/persist.ts`. */
export const labRows = {
  /** Network, weights and run. */
  lab: {
    where: "database",
    key: "receptive.lab",
    version: LAB_VERSION,
    schema: labSchema,
    steps: labSteps,
    what: "Your network",
    instead: "so a new lab was started",
    remedy: "Under “Your work” you can save it to a file, and delete labs that you no longer need.",
  } satisfies Database<LabRecord>,
  /** The lab of a tab, with which a reload continues. A duplicated or crashed tab gets it as well. */
  tab: local({
    where: "tab",
    key: "receptive.tab",
    version: null,
    schema: tabSchema,
    what: "The lab of this tab",
    instead: "so the latest one is shown",
    isMinor: true,
  }),
} as const;
