/** How the learning rate changes during a run. Times are in epochs and need not be whole. Pure. */
export type RateSchedule =
  | { readonly kind: "constant" }
  /** Multiplied by `factor` after every `every` epochs, as torch.optim.lr_scheduler.StepLR. */
  | { readonly kind: "step"; readonly every: number; readonly factor: number }
  /**
   * Half a cosine from the full rate to zero over `epochs` epochs, zero from then on (Loshchilov and Hutter 2017,
   * equation 5 without restarts), as torch.optim.lr_scheduler.CosineAnnealingLR up to its end.
   */
  | { readonly kind: "cosine"; readonly epochs: number };

export const CONSTANT: RateSchedule = { kind: "constant" };
export const defaultStep = { kind: "step", every: 3, factor: 0.3 } as const satisfies RateSchedule;
export const defaultCosine = { kind: "cosine", epochs: 5 } as const satisfies RateSchedule;

/** The factor on the learning rate, `epoch` epochs into a run. */
export function rateFactor(schedule: RateSchedule, epoch: number): number {
  switch (schedule.kind) {
    case "constant":
      return 1;
    case "step":
      return schedule.factor ** Math.floor(epoch / schedule.every);
    case "cosine":
      return (1 + Math.cos(Math.PI * Math.min(1, epoch / schedule.epochs))) / 2;
  }
}
