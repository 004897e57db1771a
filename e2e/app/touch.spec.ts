import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** A finger goes up by so many pixels, from the middle of an element. */
async function fingerUp(page: Page, element: Locator, distance: number): Promise<void> {
  await element.evaluate((part) => part.scrollIntoView({ block: "center" }));
  const box = await element.boundingBox();
  if (!box) throw new Error("nothing to touch");
  const session = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [{ x, y }] });
  for (let up = 5; up <= distance; up += 5)
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: [{ x, y: y - up }] });
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

const scrolled = (page: Page): Promise<number> => page.evaluate(() => window.scrollY);

test("a finger moves what can be dragged, and scrolls past what is only pointed at", async ({ page }) => {
  await page.goto("/#/lecture/equivariance");
  await expect(page.locator(".scene-key-value")).toHaveText("0");
  const shift = page.getByRole("slider", { name: /Shift of the image/ });
  await shift.evaluate((part) => part.scrollIntoView({ block: "center" }));
  const before = await scrolled(page);
  await fingerUp(page, shift, 20);
  await expect(shift).not.toHaveAttribute("aria-valuetext", "9 right, 5 up");
  expect(await scrolled(page)).toBe(before);

  await page.goto("/#/lecture/channels");
  await expect(page.locator(".scene-key-value")).toHaveText("2,688");
  const map = page.getByRole("slider", { name: /Value of map/ });
  await map.evaluate((part) => part.scrollIntoView({ block: "center" }));
  const start = await scrolled(page);
  await fingerUp(page, map, 150);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(start + 50);
});
