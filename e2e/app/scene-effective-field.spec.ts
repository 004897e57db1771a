import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";

test("the spot grows with the root of the depth, by the kernels of the app", async ({ page }) => {
  test.slow();
  await page.goto("/#/lecture/effective-field");
  const growth = page.locator(".spot-laws");
  await expect(growth).toContainText("predict it first");
  // A curve that follows the field, drawn by keyboard.
  const last = page.getByRole("slider", { name: "layers n 20" });
  await last.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("Shift+ArrowUp");
  await expect(last).not.toHaveAttribute("aria-valuetext", "2");
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(/Your curve grows .* measured: growth/, { timeout: 60_000 });
  await expect(page.locator(".plot-series[data-look='ghost']")).toHaveCount(1);
  await expect(page.locator(".plot-series[data-look='dots'] circle")).toHaveCount(20);
  const exponent = async (): Promise<number> =>
    Number(/n(\d\.\d+) ± /.exec((await growth.locator("dd").last().textContent()) ?? "")?.[1]);
  await expect.poll(async () => Math.abs((await exponent()) - 0.5)).toBeLessThan(0.06);
  await expect(page.locator(".scene-key-note")).toContainText("Mean of 32 networks");

  // Equal weights leave nothing to chance: √(2 · 20 / 3).
  await page.getByRole("radio", { name: "uniform" }).check({ force: true });
  const edge = page.getByRole("slider", { name: /Edge of the field/ });
  await edge.focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.locator(KEY)).toHaveText("3.65 pixels");
  await expect(edge).toHaveAttribute("aria-valuetext", "20 layers");
  await expect.poll(exponent).toBeCloseTo(0.5, 2);

  // With a ReLU half of the ways are cut, in each network others: the spot is nearly as wide, √(2 · 4 / 3) = 1.63.
  await page.goto("about:blank");
  await page.goto("/#/lecture/effective-field?v=1&activation=relu&depth=4");
  await expect(page.locator(".scene-key-note")).toContainText(/Mean of \d+ networks/);
  const width = async (): Promise<number> => Number.parseFloat((await page.locator(KEY).textContent()) ?? "");
  await expect.poll(async () => Math.abs((await width()) - 1.63)).toBeLessThan(0.35);

  // Trained here: before and after are the same network's.
  await page.getByRole("button", { name: "Train the weights." }).click();
  await expect(page.locator(".scene-key-note")).toContainText("not trained yet");
  await expect(page.getByRole("progressbar", { name: "Training on digits" })).toBeVisible();
  await expect(page.locator(".scene-key-note")).toContainText(
    /One trained network, which classifies \d+ % .* the width was \d\.\d\d\./,
    {
      timeout: 90_000,
    },
  );
  await expect(page.locator(KEY)).toHaveText(/^\d\.\d\d pixels$/);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
});
