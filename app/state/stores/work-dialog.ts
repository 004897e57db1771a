import { makeStore } from "./store.ts";

const [useWorkDialog, write] = makeStore({ isOpen: false });

/** Whether the window is open that says what of the student's work is kept. */
export { useWorkDialog };

/** Opens that window, on whatever screen. */
export function showWork(): void {
  write({ isOpen: true });
}

/** Closes it. */
export function hideWork(): void {
  write({ isOpen: false });
}
