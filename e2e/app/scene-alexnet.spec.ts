import { expect, test } from "../fixtures.ts";

test("alexnet: a line is laid over a filter and measured; turning draws the curve; the network opens layer by layer", async ({
  page,
}) => {
  await page.goto("/#/lecture/alexnet");
  const key = page.locator(".scene-key-value");
  await expect(key).toHaveText(/^(\d+°|none)$/);
  const ring = page.getByRole("slider", { name: /Orientation of the stripes/ });
  await ring.focus();
  for (let i = 0; i < 3; i++) {
    await page.keyboard.press("Shift+ArrowLeft");
    // Both ends of each orientation that was visited.
    await expect.poll(() => page.locator(".alex-trail circle").count()).toBeGreaterThanOrEqual(2 * (i + 1));
  }

  await page.getByRole("slider", { name: /Orientation of the line/ }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowLeft");
  await page.getByRole("button", { name: "Measure" }).click();
  const told = page.locator(".predict-told");
  await expect(told).toHaveText(
    /^You set the line to 45°\. Measured: it responds most to stripes at \d+°, \d+° away\./,
  );
  const measured = /stripes at (\d+)°/.exec((await told.textContent()) ?? "")?.[1] ?? "";
  await expect(key).toHaveText(`${measured}°`);
  await expect(page.locator(".alex-curve")).toHaveCount(1);
  await expect(page.locator(".alex-patches li")).toHaveCount(8);

  await page.getByRole("slider", { name: /The filters/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/unit=58/);

  await page.getByRole("radio", { name: "all of AlexNet" }).check({ force: true });
  await expect(key).toHaveText("96 %");
  await page.getByRole("button", { name: /^conv2, 307,456 parameters/ }).click();
  await expect(page.locator(".alex-layer")).toHaveText(/^conv2 → 27 × 27 × 256: .* = 307,456 parameters/);
  const maps = page.getByRole("button", { name: /^Output of conv2/ });
  await maps.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".alex-look")).toHaveText(/^conv2, map 0, row \d+, column \d+: −?\d/);
  await expect(page.locator(".alex-picture .scene-mark")).toHaveCount(1);
  await page.getByRole("button", { name: /^fc6, 37\.8 million/ }).click();
  await expect(page.locator(".alex-absent")).toBeVisible();
});
