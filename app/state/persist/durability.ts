/** How long the browser keeps stored data, and the request to keep it permanently. */
import { persisted } from "../persist.ts";
import { notify } from "../stores/notices.ts";
import { showWork } from "../stores/work-dialog.ts";
import { readLocal, writeLocal } from "./local.ts";

export type Durability =
  /** Until the student deletes it. */
  | "lasting"
  /** Until the device runs low on space. */
  | "while-room"
  /** Until the browser has been used for seven days without a visit. */
  | "seven-days";

/** Whether this is WebKit, which deletes data of unvisited sites, except for pages added to the home screen. */
function forgetsSites(): boolean {
  return navigator.vendor.startsWith("Apple") && !matchMedia("(display-mode: standalone)").matches;
}

/** Whether the browser has promised to keep stored data. `asks`: requests it, which may prompt the student. */
async function isPromised(asks: boolean): Promise<boolean> {
  try {
    // Pages served over plain HTTP have no `storage`.
    const storage: StorageManager | undefined = navigator.storage;
    return (await storage?.persisted()) || (asks && (await storage?.persist())) || false;
  } catch {
    return false;
  }
}

/** How long the browser keeps stored data. */
export async function durability(): Promise<Durability> {
  if (forgetsSites()) return "seven-days";
  return (await isPromised(false)) ? "lasting" : "while-room";
}

let isAsked = false;

/**
 * Asks the browser, once per visit, to keep stored data, as soon as there is something worth keeping. If it deletes
 * data of unvisited sites all the same, a notice says so once.
 */
export async function askToKeep(): Promise<void> {
  if (isAsked || !("document" in globalThis)) return;
  isAsked = true;
  await isPromised(true);
  if (!forgetsSites() || readLocal(persisted.told)?.sevenDays === true) return;
  writeLocal(persisted.told, { sevenDays: true });
  notify({
    id: "durability",
    text: "This browser deletes a site's data after seven days of use without a visit to the site. Save your work to a file to be safe.",
    action: { label: "Your work", run: showWork },
  });
}
