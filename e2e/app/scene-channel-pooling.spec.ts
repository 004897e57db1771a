import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

test("channel pooling: the dial turns, needles answer, and the maximum of eight hardly changes", async ({ page }) => {
  await page.goto("/#/lecture/channel-pooling");
  await expect(page.locator(key)).toHaveText("1.41");
  await expect(page.locator(".compass-value")).toHaveCount(4);
  await expect(page.locator(".compass-value").first()).toHaveText("0.94");
  const dial = page.getByRole("slider", { name: /Angle of the input/ });
  await dial.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("Shift+ArrowLeft");
  await expect(dial).toHaveAttribute("aria-valuetext", "95°");
  await expect(page.getByText(/from the copy at 90°/)).toBeVisible();
  // The pointer turns it too: from the right to the top is a quarter turn.
  const box = await dial.boundingBox();
  if (!box) throw new Error("The dial is not there");
  const [x, y, reach] = [box.x + box.width / 2, box.y + box.height / 2, box.width / 4];
  await page.mouse.move(x + reach, y);
  await page.mouse.down();
  await page.mouse.move(x + reach * 0.7, y - reach * 0.7);
  await page.mouse.move(x, y - reach);
  await page.mouse.up();
  await expect(dial).toHaveAttribute("aria-valuetext", "185°");
  // A curve is drawn before eight copies are measured.
  const heights = page.getByRole("group", { name: /Your curve/ }).getByRole("slider");
  await expect(heights).toHaveCount(10);
  await heights.first().focus();
  await page.keyboard.press("Shift+ArrowUp");
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    /off on average\. Measured: nearly level, between 0\.9\d and 1\.0/,
  );
  await expect(page.locator(key)).toHaveText("1.08");
  await expect(page.getByText(/one copy alone falls to 0\./)).toBeVisible();
});
