import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";

test("a healthy run and an ailing one are told apart by their units, and a diagnosis is told of", async ({ page }) => {
  test.slow();
  await page.goto("/#/lecture/activations");
  // The first case is a rate that is too high: before training there is nothing to see of it.
  await expect(page.locator(".scene-key-note")).toContainText("no difference between the runs");
  const dead = async (): Promise<readonly number[]> =>
    ((await page.locator(KEY).textContent()) ?? "").match(/\d+/g)?.map(Number) ?? [];
  const [before = -1, same = -2] = await dead();
  expect(same).toBe(before);
  // Press a unit: both runs show what it fires for.
  const unit = page.getByRole("slider", { name: "Run A: unit of hidden 2" });
  await unit.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".ward-fires p")).toHaveText([/^Run A, unit 7 fires/, /^Run B, unit 7 fires/]);

  const measure = page.locator(".predict").getByRole("button", { name: "Measure" });
  await page.locator(".predict-tick").filter({ hasText: "run B" }).click();
  await expect(measure).toBeDisabled();
  await page.locator(".predict-tick").filter({ hasText: "learning rate" }).click();
  await measure.click();
  await expect(page.locator(".predict-told")).toContainText(
    "The right cause, but in the other run: run A, learning rate × 15.",
  );
  await expect(page.getByRole("progressbar", { name: "Training both runs" })).toBeVisible();
  await expect(page.locator(".scene-key-label")).toContainText("step 200", { timeout: 90_000 });
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  // Run A has lost its units for good, or its numbers have overflowed; run B reads digits.
  await expect(page.locator(KEY)).toHaveText(/^(3[0-2]|\?) and \d of 32$/);
  const right = page.locator(".ward-measures div:last-child dd");
  const [ill, healthy] = (await right.allTextContents()).map((text) => Number.parseInt(text, 10));
  expect(ill).toBeLessThan(25);
  expect(healthy).toBeGreaterThan(60);

  // Back to the start by the slider: the same two numbers as before.
  const steps = page.getByRole("slider", { name: "Steps of training" });
  await steps.focus();
  await page.keyboard.press("Home");
  await expect(page.locator(KEY)).toHaveText(`${before} and ${before} of 32`);

  // All weights equal: every two units are correlated with |r| = 1.
  await page.getByRole("button", { name: /Give all weights of a layer the same initial value/ }).click();
  await expect(page.locator(".ward-measures div:nth-child(3) dd").last()).toHaveText("1.00");
  await expect(page.locator(".scene-key-note")).toContainText("Run B: its units say the same");
  // Training can be stopped; what it has come to stays.
  await page.getByRole("button", { name: "Train both runs" }).click();
  await expect(steps).toBeEnabled({ timeout: 60_000 });
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("button", { name: "Train both runs" })).toBeVisible();
  await expect(page.locator(".scene-key-label")).toContainText(/step \d/);
});
