import { persisted } from "../persist.ts";
import { writeLocal } from "../persist/local.ts";
import { makeStore } from "./store.ts";

/** What the guide asks for, in this order: change the input, look at a unit, train; then it says where to go on. */
export type GuideStep = "input" | "unit" | "train" | "end";

interface GuideState {
  /** Null while there is no guide. */
  readonly step: GuideStep | null;
  /** What came of the last thing that the student did; null before the first. */
  readonly said: string | null;
}

const [useGuide, write] = makeStore<GuideState>({ step: null, said: null });

/** The guided first minute in the lab. */
export { useGuide };

/** Starts it, from the beginning. */
export function beginGuide(): void {
  write({ step: "input", said: null });
}

/** Says what came of what the student did. */
export function sayInGuide(said: string): void {
  write({ said });
}

/** Asks for the next thing. Who has come to the end is not guided again. */
export function goOnInGuide(step: GuideStep, said: string): void {
  write({ step, said });
  if (step === "end") writeLocal(persisted.guide, "done");
}

/** Ends it for good, unless it is asked for. */
export function leaveGuide(): void {
  if (useGuide.getState().step !== "end") writeLocal(persisted.guide, "left");
  write({ step: null, said: null });
}
