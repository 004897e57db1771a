/** How long the browser keeps what is stored, and what asks it to keep it. */
import { persisted } from "../persist.ts";
import { notify } from "../stores/notices.ts";
import { showWork } from "../stores/work-dialog.ts";
import { readLocal, writeLocal } from "./local.ts";

export type Durability =
  /** Until the student deletes it. */
  | "lasting"
  /** Until the device runs out of room. */
  | "while-room"
  /** Until the student has used the browser for seven days without a visit. */
  | "seven-days";

/** Whether this is WebKit, which forgets sites that are not visited; not where the page was put on the home screen. */
function forgetsSites(): boolean {
  return navigator.vendor.startsWith("Apple") && !matchMedia("(display-mode: standalone)").matches;
}

/** Whether the browser has promised to keep what is stored. `asks`: asks it to, which may ask the student. */
async function isPromised(asks: boolean): Promise<boolean> {
  try {
    // Pages served over plain HTTP have no `storage`.
    const storage: StorageManager | undefined = navigator.storage;
    return (await storage?.persisted()) || (asks && (await storage?.persist())) || false;
  } catch {
    return false;
  }
}

/** How long the browser keeps what is stored. */
export async function durability(): Promise<Durability> {
  if (forgetsSites()) return "seven-days";
  return (await isPromised(false)) ? "lasting" : "while-room";
}

let isAsked = false;

/**
 * There is something worth keeping: asks the browser to do so, once a visit. Where it forgets sites all the same, a notice
 * says so, once.
 */
export async function askToKeep(): Promise<void> {
  if (isAsked || !("document" in globalThis)) return;
  isAsked = true;
  await isPromised(true);
  if (!forgetsSites() || readLocal(persisted.told)?.sevenDays === true) return;
  writeLocal(persisted.told, { sevenDays: true });
  notify({
    id: "durability",
    text: "This browser deletes what a site has stored after seven days of use without a visit to it. Save your work to a file to be sure of it.",
    action: { label: "Your work", run: showWork },
  });
}
