/** Everything that a student has in this browser, in one file. */
import { WORK_FILE_END, writeWork } from "#formats/work-file.ts";
import { labKeeper } from "../labs/lab-keeper.ts";
import { persisted } from "../persist.ts";
import { progressRows } from "../persist/progress-rows.ts";
import { fetchLabs, type KeptLab } from "../persist/lab-slots.ts";
import { localText } from "../persist/local.ts";
import { asideOf } from "../persist/problems.ts";

const ROWS = [
  persisted.theme,
  progressRows.quizProgress,
  progressRows.lectureProgress,
  progressRows.predictions,
] as const;

/** The keys under which unreadable data is set aside. */
export function asidesOf(): readonly string[] {
  return ROWS.map(({ key }) => asideOf(key));
}

/** Stored texts, by key. */
function keptTexts(): Readonly<Record<string, string>> {
  const texts = [...ROWS.map(({ key }) => key), ...asidesOf()].map((key) => [key, localText(key)] as const);
  return Object.fromEntries(texts.flatMap(([key, text]) => (text === null ? [] : [[key, text]])));
}

/** The stored labs, and this page's lab if it could not be stored. */
async function allLabs(): Promise<readonly KeptLab[]> {
  const here = await labKeeper.unkept();
  const labs = await fetchLabs().catch(() => []);
  return here ? [...labs, here] : labs;
}

export type SavedWork =
  | { readonly ok: true; readonly file: Blob; readonly name: string }
  | { readonly ok: false; readonly message: string };

/** Creates the file. Never throws. */
export async function saveWork(): Promise<SavedWork> {
  try {
    const now = new Date();
    const labs = (await allLabs()).map(({ note, record }) => ({ note, record }));
    const kept = keptTexts();
    if (labs.length === 0 && Object.keys(kept).length === 0)
      return { ok: false, message: "There is nothing to save yet: you have not changed or answered anything." };
    const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
    const file = await writeWork({ saved: now.getTime(), labs, kept });
    return { ok: true, file, name: `receptive-${day.join("-")}${WORK_FILE_END}` };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      message: `The file could not be created. Delete labs that you no longer need, or try again. Details: ${cause}`,
    };
  }
}
