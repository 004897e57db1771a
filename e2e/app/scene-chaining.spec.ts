import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";
const NOTE = ".scene-key-note";
const FACTS = ".chaining-facts";

test("chaining: most kernels are not made of two small ones, by the descents of the app", async ({ page }) => {
  test.slow();
  await page.goto("/#/lecture/chaining");
  const left = async (): Promise<number> =>
    Number.parseFloat(((await page.locator(KEY).textContent()) ?? "").replace("<", ""));
  // The descents can be stopped, and begun once more.
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.locator(NOTE)).toContainText(/after \d+ of 600 steps/);
  await page.getByRole("button", { name: "Descend again" }).click();
  await expect(page.locator(NOTE)).toContainText("Reached", { timeout: 60_000 });
  await expect.poll(left).toBeLessThan(1);
  // One weight of it is pulled up.
  await page.getByRole("slider", { name: "Weight of row 2, column 2" }).focus();
  await page.keyboard.press("Shift+ArrowUp");
  await expect(page.locator(NOTE)).toContainText("Not reached", { timeout: 60_000 });
  await expect.poll(left).toBeGreaterThan(3);

  const targets = page.getByRole("group", { name: "Kernels that two 3 × 3 kernels can make" });
  for (const name of ["gaussian", "box", "diagonal"]) await targets.getByRole("button", { name }).click();
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    /^All 6 predicted correctly\. Measured: they reach gaussian, box and diagonal; of the others, up to [\d.]+ % is left\.$/,
    { timeout: 120_000 },
  );
  await expect(page.locator(NOTE)).toContainText("Not reached", { timeout: 60_000 });
  await expect(page.locator(FACTS)).toContainText("18 coefficients move the kernel in 17 of 25 directions");
  await expect(page.locator(KEY)).toHaveText("26.1 %");

  // Two channels between open every direction.
  await page.getByRole("radio", { name: "2", exact: true }).check({ force: true });
  await expect(page.locator(FACTS)).toContainText("36 coefficients move the kernel in all 25 directions", {
    timeout: 60_000,
  });
  await expect(page.locator(NOTE)).toContainText("Reached");

  // A column and a row leave what the singular values say.
  await page.getByRole("radio", { name: "1", exact: true }).check({ force: true });
  await page.getByRole("radio", { name: "3×1 ∗ 1×3" }).check({ force: true });
  await expect(page.locator(FACTS)).toContainText("6 coefficients move the kernel in 5 of 9 directions", {
    timeout: 60_000,
  });
  await expect(page.locator(NOTE)).toContainText("Not reached", { timeout: 60_000 });
  const [, bound] = /at least ([\d.]+) %/.exec((await page.locator(FACTS).textContent()) ?? "") ?? [];
  await expect.poll(async () => Math.abs((await left()) - Number(bound))).toBeLessThan(0.1);
});
