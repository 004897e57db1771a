/** Thrown if a step's loss, or the weights after it, are no longer finite; `step` counts from 1. */
export class DivergedError extends Error {
  readonly step: number;
  constructor(step: number) {
    super(`Step ${step} produced a value that is not a finite number`);
    this.step = step;
  }
}
