import type { PlanePicture } from "#engine/show/pair-sums.ts";
import type { Job } from "#figures/view/use-job.ts";
import type { StageProps } from "../../scene-types.ts";
import type { LocalGuesses } from "./guesses.tsx";
import type { State } from "./state.ts";
import type { AllMeasured } from "./use-measured.ts";

/** What every view of the stage is given. */
export interface Shown extends Pick<StageProps<State>, "device" | "state" | "set"> {
  readonly asks: LocalGuesses;
  /** Null while it is loaded. */
  readonly picture: PlanePicture | null;
  /** What that is called. */
  readonly name: string;
  /** All photos' curves; null while nobody asks for them. */
  readonly all: Job<AllMeasured> | null;
  /** Why the picture could not be loaded. */
  readonly problem: string | null;
}

/** All photos' curves once they are complete. */
export function completed(all: Job<AllMeasured> | null): AllMeasured | null {
  return all === null || all.isBusy ? null : all.value;
}
