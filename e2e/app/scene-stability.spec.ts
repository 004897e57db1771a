import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

/** The number in percent, once the stage has nothing left to compute. */
async function percent(page: Page, of: Locator = page.locator(key)): Promise<number> {
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
  await expect(of).toHaveText(/\d %$/);
  return Number.parseFloat((await of.textContent()) ?? "");
}

test("stability: the skin is pulled by hand, the curve is predicted, and pooling softens every change without removing it", async ({
  page,
}) => {
  await page.goto("/#/lecture/stability");
  const before = await percent(page);
  // Taken anywhere, the skin follows the hand; what was held before slips back.
  const skin = page.getByRole("slider", { name: /^Pull of the point/ });
  await expect(skin).toHaveAttribute("aria-valuetext", "9 right, 7 up");
  const box = await skin.boundingBox();
  if (!box) throw new Error("The skin is not there");
  const pixel = box.width / 134;
  await page.mouse.move(box.x + 30.5 * pixel, box.y + 30.5 * pixel);
  await page.mouse.down();
  await page.mouse.move(box.x + 33.5 * pixel, box.y + 30.5 * pixel);
  await page.mouse.up();
  await expect(skin).toHaveAttribute("aria-valuetext", "3 right, 0 down");
  await expect(page.getByRole("slider", { name: /^Point of the photo/ })).toHaveAttribute(
    "aria-valuetext",
    "row 30, column 30",
  );
  await expect.poll(() => percent(page)).toBeLessThan(before);
  await skin.press("Shift+ArrowRight");
  await expect(skin).toHaveAttribute("aria-valuetext", "11 right, 0 down");

  // The curve behind a maximum is drawn, then measured.
  const heights = page.getByRole("group", { name: /Your curve/ }).getByRole("slider");
  await expect(heights).toHaveCount(4);
  await heights.last().press("Shift+ArrowUp");
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    /^Your curve is 0\.\d\d off on average\. Measured: 0\.[34]\d for a shift by 2 pixels, (0\.9\d|1\.0\d) for 16; without pooling/,
  );
  await expect(page.locator(".plot-key")).toHaveCount(4);

  // One pixel gets through a maximum over 2 × 2, and less of it through every larger window.
  await page.locator(".lecture-try-button").first().click();
  await expect(page.getByText("relative change after max 2 × 2")).toBeVisible();
  const shares = page.locator(".stability-windows .stability-share");
  await expect(async () => {
    await percent(page);
    const [none = 0, max2 = 0, mean2 = 0, max4 = 0, mean4 = 0, max8 = 0, mean8 = 0, max16 = 0, mean16 = 0] = (
      await shares.allTextContents()
    ).map((text) => Number.parseFloat(text));
    for (const falling of [
      [none, max2, max4, max8, max16, 0],
      [none, mean2, mean4, mean8, mean16, 0],
    ])
      expect(falling).toEqual([...new Set(falling)].toSorted((a, b) => b - a));
    expect(max2 / none).toBeGreaterThan(0.7);
  }).toPass();
});

test("stability: by pixels the blurred copy is closer, by pooled responses the bent one", async ({ page }) => {
  await page.goto("/#/lecture/stability");
  await percent(page);
  await page.getByText("bent or blurred?").click();
  await expect(page.locator(key)).toHaveText("1.4");
  await page.getByRole("button", { name: "layer 3, pooled" }).click();
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    "3 of four predicted correctly. Measured: the bent copy is closer by layer 3 and layer 3, pooled.",
  );
  await expect(page.locator(key)).toHaveText(/^1\.4 → 0\.5\d?$/);
  await expect(page.locator(".stability-ladder [data-closer]")).toHaveCount(5);
  // Nobody trained these: layer 3 changes sides, what is pooled does not.
  await page.getByText("random", { exact: true }).click();
  await expect(page.getByText(/^The bent copy is closer by layer 3, pooled; .*Nobody trained/)).toBeVisible();
});
