import { makeStore } from "./store.ts";

/** Something that the user should know, whatever is in front. */
export interface AppNotice {
  /** What it is about. A notice of the same id takes its place. */
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

/** Takes a notice off the screens: it was read, or what it says is over. */
export function dismiss(id: string): void {
  const { notices } = useNotices.getState();
  if (notices.some((each) => each.id === id)) write({ notices: notices.filter((each) => each.id !== id) });
}
