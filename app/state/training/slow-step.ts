import { gpuDone } from "#gpu/readback.ts";
import type { Trainer } from "#engine/train/trainer.ts";
import type { Pace } from "./pace.ts";

/** Runs a long step a few pieces at a time; once the signal is aborted, the step is abandoned as if it had not been begun. */
export async function slowStep(trainer: Trainer, pace: Pace, signal: AbortSignal): Promise<void> {
  let began = performance.now();
  let pieces = 0;
  for (const { part } of trainer.running()) {
    pieces++;
    if (pieces < pace.steps || part === "weights") continue;
    await gpuDone(trainer.model.device);
    if (signal.aborted) return;
    const now = performance.now();
    pace.took(now - began);
    [began, pieces] = [now, 0];
  }
}
