import { expect, test } from "@playwright/test";
import { CONSTANT, rateFactor } from "#nn/schedule.ts";

const factors = (schedule: Parameters<typeof rateFactor>[0], epochs: readonly number[]) =>
  epochs.map((epoch) => rateFactor(schedule, epoch));

test("a constant rate stays", () => {
  expect(factors(CONSTANT, [0, 0.5, 100])).toEqual([1, 1, 1]);
});

test("steps fall after whole multiples, as StepLR(step_size=2, gamma=0.1) does", () => {
  // torch.optim.lr_scheduler.StepLR, base rate 1, epochs 0 to 5: 1, 1, 0.1, 0.1, 0.01, 0.01.
  const found = factors({ kind: "step", every: 2, factor: 0.1 }, [0, 1, 2, 3, 4, 5]);
  for (const [i, expected] of [1, 1, 0.1, 0.1, 0.01, 0.01].entries()) expect(found[i]).toBeCloseTo(expected, 12);
});

test("a cosine falls as CosineAnnealingLR(T_max=4) does, and stays at zero after its end", () => {
  // torch.optim.lr_scheduler.CosineAnnealingLR, base rate 1, epochs 0 to 4.
  const found = factors({ kind: "cosine", epochs: 4 }, [0, 1, 2, 3, 4, 5]);
  for (const [i, expected] of [1, 0.853553390593, 0.5, 0.146446609407, 0, 0].entries())
    expect(found[i]).toBeCloseTo(expected, 9);
});
