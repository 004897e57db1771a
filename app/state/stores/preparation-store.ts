import type { ProgressKind } from "#engine/show/weights.ts";
import { makeStore } from "./store.ts";

/** Progress of preparing a network. */
interface Preparation {
  readonly kind: ProgressKind;
  /** Fraction done, 0 .. 1, and seconds left at this pace; null if unknown. */
  readonly share: number | null;
  readonly secondsLeft: number | null;
}

/** What the next network is waiting for; null if it takes only a moment. Written by `network/preparation.ts`. */
export const [usePreparation, writePreparation] = makeStore<{ readonly preparation: Preparation | null }>({
  preparation: null,
});
