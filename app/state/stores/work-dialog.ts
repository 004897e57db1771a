import { makeStore } from "./store.ts";

const [useWorkDialog, write] = makeStore({ isOpen: false });

/** Whether the “Your work” dialog is open. */
export { useWorkDialog };

/** Opens the dialog, on any screen. */
export function showWork(): void {
  write({ isOpen: true });
}

/** Closes it. */
export function hideWork(): void {
  write({ isOpen: false });
}
