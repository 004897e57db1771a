import { makeStore } from "./store.ts";

/** Something that the user should know on any screen. */
export interface AppNotice {
  /** Its subject. A new notice with the same id replaces it. */
  readonly id: string;
  readonly title?: string;
  readonly text: string;
  readonly tone?: "info" | "warning" | "error";
  /** What can be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const [useNotices, write] = makeStore<{ readonly notices: readonly AppNotice[] }>({ notices: [] });

/** What the shell shows on every screen, oldest first. */
export { useNotices };

/** Shows a notice on every screen until it is dismissed. */
export function notify(notice: AppNotice): void {
  const { notices } = useNotices.getState();
  const isThere = notices.some(({ id }) => id === notice.id);
  write({ notices: isThere ? notices.map((each) => (each.id === notice.id ? notice : each)) : [...notices, notice] });
}

/** Removes a notice: it was read, or no longer applies. */
export function dismiss(id: string): void {
  const { notices } = useNotices.getState();
  if (notices.some((each) => each.id === id)) write({ notices: notices.filter((each) => each.id !== id) });
}
