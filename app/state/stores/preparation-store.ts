import type { ProgressKind } from "#engine/show/weights.ts";
import { makeStore } from "./store.ts";

/** How far a network is on its way. */
interface Preparation {
  readonly kind: ProgressKind;
  /** Share done, 0 .. 1, and seconds left at this pace; null where they are unknown. */
  readonly share: number | null;
  readonly secondsLeft: number | null;
}

/** What the next network waits for; null where that takes no more than a moment. Written by `network/preparation.ts`. */
export const [usePreparation, writePreparation] = makeStore<{ readonly preparation: Preparation | null }>({
  preparation: null,
});
