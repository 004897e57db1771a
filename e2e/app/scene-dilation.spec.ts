import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";
const NOTE = ".scene-key-note";

test("dilation: fields 3, 7, 15 by gradient, equal weights, and a grid of holes where all dilations are even", async ({
  page,
}) => {
  await page.goto("/#/lecture/dilation");
  await expect(page.locator(KEY)).toHaveText("15 × 15");
  await expect(page.locator(NOTE)).toContainText("All 225 of its pixels have a gradient");
  const rows = page.locator(".dilation-table tbody tr");
  await expect(rows.nth(0)).toHaveText("113399");
  await expect(rows.nth(1)).toHaveText("2277499");
  await expect(rows.nth(2)).toHaveText("3415152259");
  // Taps on their way: nine of the third layer's, four apart.
  const dots = page.locator(".dilation-dots circle");
  await expect(dots).toHaveCount(225);
  await page.goto("/#/lecture/dilation?v=1&fall=1");
  await expect(dots).toHaveCount(9);

  // The grid is painted: one quarter, by keyboard.
  const paint = page.getByRole("slider", { name: /Pixels that you expect/ });
  await paint.focus();
  for (let row = 0; row <= 6; row += 2) {
    for (let column = 0; column <= 6; column += 2) {
      await page.keyboard.press("Space");
      if (column < 6) for (let i = 0; i < 2; i++) await page.keyboard.press(row % 4 === 0 ? "ArrowRight" : "ArrowLeft");
    }
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowDown");
  }
  await expect(page.locator(".dilation-painted")).toHaveCount(49);
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    "Exactly as predicted. Measured: 49 pixels in a box of 13 × 13.",
  );
  await expect(page.locator(KEY)).toHaveText("13 × 13");
  await expect(page.locator(NOTE)).toContainText("Only 49 of its 169 pixels have a gradient");
  await expect(page.locator(NOTE)).toContainText("the common factor of 2, 2 and 2");
  await expect(rows.nth(2)).toHaveText("321313499");
});
