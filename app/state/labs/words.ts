import { thousands } from "#nn/format.ts";
import type { LabNote } from "../persist/lab-notes.ts";
import { notify } from "../stores/notices.ts";
import { showWork } from "../stores/work-dialog.ts";
import type { WeightProblem } from "./lab-of-record.ts";

const ASIDE = "It is still stored; under “Your work” you can save it to a file or delete it.";
const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** When a lab was last changed: `12 Nov 2026, 14:05`; empty if unknown. */
export function momentText({ written }: LabNote): string {
  return written > 0 ? MOMENT.format(written) : "";
}

/** A lab by its network's name: `“Digits”`; `“Lab”` if that is unknown. */
export function labName({ name }: LabNote): string {
  return `“${name === "" ? "Lab" : name}”`;
}

/** Shows a notice about a lab, with a button that lists all stored labs. */
function tellOfLab(text: string, tone: "info" | "warning" = "warning"): void {
  notify({ id: "lab", tone, text, action: { label: "Your work", run: showWork } });
}

/** Says that other labs are stored besides the one shown. */
export function tellOfOthers(others: readonly LabNote[]): void {
  const [first] = others;
  if (!first) return;
  const one = `You have another lab: ${labName(first)}, step ${thousands(first.step)}, from ${momentText(first)}.`;
  tellOfLab(others.length === 1 ? one : `You have ${others.length} other labs in this browser.`, "info");
}

/** Why a lab, or only its weights, cannot be used. */
export type Trouble = WeightProblem | "damaged" | "newer";
/** What is shown in its place: another lab, a new one, or its network without those weights. */
export type Instead = "another" | "new" | "untrained";

/** Says that a lab cannot be used, what is shown instead, and what can be done with it. */
export function tellOfTrouble(note: LabNote, trouble: Trouble, shown: Instead): void {
  const name = labName(note);
  const unread = `${name} could not be read, so ${shown === "another" ? "another lab is shown" : "a new lab was started"}`;
  const texts: Readonly<Record<Trouble, string>> = {
    unreadable: `The weights of ${name} could not be read, so it starts untrained. ${ASIDE}`,
    diverged: `Training of ${name} had diverged: its weights are no longer finite numbers, so it starts untrained. Layers and settings are as you left them. ${ASIDE}`,
    damaged: `${unread}. ${ASIDE}`,
    newer: `${unread}: a newer version of this app stored it. It is left as it is; reload the page to get that version.`,
  };
  tellOfLab(texts[trouble]);
}
