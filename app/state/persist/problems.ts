import { notify } from "../stores/notices.ts";

/** How stored data is described in messages. */
export interface Words {
  readonly key: string;
  /** Its name, as the beginning of a sentence: "Your progress in the quizzes". */
  readonly what: string;
  /** What happens if it cannot be read: "so the quizzes start from the beginning". */
  readonly instead: string;
  /** What helps if it cannot be stored. */
  readonly remedy?: string;
  /** Whether failing to store it is not worth a notice. */
  readonly isMinor?: boolean;
}

/** Key under which an unreadable record is set aside. */
export function asideOf(key: string): string {
  return `${key}.unreadable`;
}

/** Says that stored data could not be read, and what was done with it. */
export function tellUnread({ key, what, instead }: Words, why: "damaged" | "newer" | "partly"): void {
  const aside = "The stored data was set aside, not deleted.";
  const text = {
    damaged: `${what} could not be read, ${instead}. ${aside}`,
    newer: `${what} could not be read, ${instead}: it was stored by a newer version of this app. It is kept unchanged, and nothing is stored in its place; reload the page to get that version.`,
    partly: `${what} could only be partly read. ${aside}`,
  }[why];
  notify({ id: asideOf(key), tone: "warning", text });
}

/** Says that something could not be stored, given the error: storage is full, or the browser denies access. */
export function tellUnkept({ what, remedy, isMinor = false }: Words, error: unknown): void {
  if (isMinor) return;
  const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
  const why = isFull ? "The browser's storage is full" : "This browser does not allow the app to store data";
  const then = remedy === undefined ? "" : ` ${remedy}`;
  notify({ id: "storage", tone: "warning", text: `${why}. ${what} will last only until you close the page.${then}` });
}
