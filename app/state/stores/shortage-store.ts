import { makeStore } from "./store.ts";

interface ShortageState {
  /** Why training the running network would not fit this device, with the numbers; null if it fits, or before a check. */
  readonly shortage: string | null;
}

/** Whether there is enough memory to train. Written by `training/compile-ahead.ts`. */
export const [useShortage, writeShortage] = makeStore<ShortageState>({ shortage: null });
