import { notify } from "../stores/notices.ts";

/** How what is kept under a key is spoken of. */
export interface Words {
  readonly key: string;
  /** What it is, as the beginning of a sentence: "Your progress in the quizzes". */
  readonly what: string;
  /** What happens instead where it cannot be read: "so the quizzes start afresh". */
  readonly instead: string;
  /** What helps where it cannot be kept. */
  readonly remedy?: string;
  /** Whether nothing is said where it cannot be kept: it is not worth a word. */
  readonly isMinor?: boolean;
}

/** Where a record that could not be read is put aside. */
export function asideOf(key: string): string {
  return `${key}.unreadable`;
}

/** Says that what is kept could not be read, and what became of it. */
export function tellUnread({ key, what, instead }: Words, why: "damaged" | "newer" | "partly"): void {
  const aside = "The stored data was put aside, not deleted.";
  const text = {
    damaged: `${what} could not be read, ${instead}. ${aside}`,
    newer: `${what} could not be read, ${instead}: a newer version of this app stored it. It is left as it is, and nothing is stored in its place; reload the page to get that version.`,
    partly: `${what} could be read only in part. ${aside}`,
  }[why];
  notify({ id: asideOf(key), tone: "warning", text });
}

/** Says that something is not kept, because of what a write threw: storage is full, or the browser withholds it. */
export function tellUnkept({ what, remedy, isMinor = false }: Words, error: unknown): void {
  if (isMinor) return;
  const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
  const why = isFull ? "The browser's storage is full" : "This browser does not let the app store anything";
  const then = remedy === undefined ? "" : ` ${remedy}`;
  notify({ id: "storage", tone: "warning", text: `${why}. ${what} is kept only until you close the page.${then}` });
}
