import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`/#/lecture/five-views${query}`);
  await settled(page);
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
}

const weight = (page: Page, row: number, column: number) =>
  page.getByRole("slider", { name: `Weight of row ${row}, column ${column}` });

test("five views: one weight changes in all of them, and the shift test stays at zero", async ({ page }) => {
  await open(page, "?v=1&bar=true&x=24&y=31");
  // At the left edge of the bar: 0.1 and 0.9 meet −1 and 1, −2 and 2, −1 and 1.
  const response = page.locator(".five-response");
  await expect(response).toHaveText("3.200");
  await expect(page.locator(".five-difference")).toHaveText(/= 0$/);
  // Pulled up by two steps with the keys, then by five with the mouse.
  await weight(page, 2, 3).focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(response).toHaveText("3.380");
  await expect(page.locator(".five-sum")).toContainText("0.90 × 2.20");
  const box = await weight(page, 2, 3).boundingBox();
  if (!box) throw new Error("no weight");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 25, { steps: 3 });
  await page.mouse.up();
  await expect(weight(page, 2, 3)).toHaveAttribute("aria-valuetext", "2.7000");
  await expect(response).toHaveText("3.830");
  // The cursor, moved in one view, moves in the others.
  await page.getByRole("slider", { name: /Output at the cursor/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("slider", { name: /Cursor on the image/ })).toHaveAttribute("aria-valuenow", "25");
  // The weight, chosen in the matrix, is chosen in the kernel.
  await page.getByRole("slider", { name: /Entry of the matrix/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(weight(page, 2, 2)).toHaveAttribute("data-chosen", "true");
  await page.getByRole("slider", { name: /Shift of the image/ }).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await settled(page);
  await expect(page.locator(".five-difference")).toHaveText(/= 0$/);
});

test("five views: the parameters stay whatever the size of the image, and the signs at the bar are measured", async ({
  page,
}) => {
  await open(page, "?v=1&side=64");
  await expect(page.locator(key)).toHaveText("9");
  await expect(page.locator(".five-size")).toContainText("3,844 outputs");
  const side = page.getByRole("slider", { name: "Side of the larger image" });
  await side.focus();
  for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowRight");
  await settled(page);
  await expect(page.locator(".five-size")).toContainText("260,100 outputs");
  await expect(page.locator(key)).toHaveText("9");

  const sign = (place: string) => page.getByRole("button", { name: new RegExp(`^${place}: `) });
  await sign("left edge").click();
  await expect(sign("left edge")).toHaveAccessibleName("left edge: positive");
  await sign("right edge").click();
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    "2 of 3 predicted correctly. Measured: 3.20 at the left edge, 0 inside, −3.20 at the right edge.",
  );
});
