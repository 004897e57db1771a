import { expect, test } from "../fixtures.ts";

test("a hidden page goes on training, although neither frames nor timers come there", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { get: () => true });
    window.requestAnimationFrame = () => 0;
    // After some minutes browsers let a hidden page's timers come once a minute.
    Object.assign(window, { setTimeout: () => 0 });
  });
  await page.keyboard.press("t");
  const step = page.locator(".lab-clock dd").nth(1);
  await expect.poll(async () => Number(await step.textContent()), { timeout: 60_000 }).toBeGreaterThan(10);
});
