import { thousands } from "#nn/format.ts";
import type { LabNote } from "../persist/lab-notes.ts";
import { notify } from "../stores/notices.ts";
import { showWork } from "../stores/work-dialog.ts";

const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** When a lab was last changed: `12 Nov 2026, 14:05`; empty if unknown. */
export function momentText({ written }: LabNote): string {
  return written > 0 ? MOMENT.format(written) : "";
}

/** A lab by its network's name: `“Digits”`. */
export function labName({ name }: LabNote): string {
  return name === "" ? "A lab" : `“${name}”`;
}

/** Shows a notice about a lab, with a button that lists all stored labs. */
export function tellOfLab(text: string, tone: "info" | "warning" = "warning"): void {
  notify({ id: "lab", tone, text, action: { label: "Your work", run: showWork } });
}

/** Says that other labs are stored besides the one shown. */
export function tellOfOthers(others: readonly LabNote[]): void {
  const [first] = others;
  if (!first) return;
  const one = `You have another lab: ${labName(first)}, step ${thousands(first.step)}, from ${momentText(first)}.`;
  tellOfLab(others.length === 1 ? one : `You have ${others.length} other labs in this browser.`, "info");
}
