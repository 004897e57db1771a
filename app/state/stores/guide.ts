import { persisted } from "../persist.ts";
import { writeLocal } from "../persist/local.ts";
import { makeStore } from "./store.ts";

/** What the guide asks for, in this order: change the input, look at a unit, train; then it says where to continue. */
export type GuideStep = "input" | "unit" | "train" | "end";

interface GuideState {
  /** Null while there is no guide. */
  readonly step: GuideStep | null;
  /** What the student's last action led to; null before the first. */
  readonly said: string | null;
}

const [useGuide, write] = makeStore<GuideState>({ step: null, said: null });

/** The guided first minute in the lab. */
export { useGuide };

/** Starts the guide from the beginning. */
export function beginGuide(): void {
  write({ step: "input", said: null });
}

/** Says what the student's last action led to. */
export function sayInGuide(said: string): void {
  write({ said });
}

/** Goes on to a step, and says what the last action led to. A student who reaches the end is not guided again. */
export function goOnInGuide(step: GuideStep, said: string): void {
  write({ step, said });
  if (step === "end") writeLocal(persisted.guide, "done");
}

/** Ends the guide; from then on it starts only on request. */
export function leaveGuide(): void {
  if (useGuide.getState().step !== "end") writeLocal(persisted.guide, "left");
  write({ step: null, said: null });
}
