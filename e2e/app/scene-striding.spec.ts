import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

test("striding: strided or kept is the same, a stride makes false rings, a blur first takes them out", async ({
  page,
}) => {
  await page.goto("/#/lecture/striding");
  await expect(page.locator(key)).toHaveText(/^(0|[\d.]+e−\d+)$/);
  // Where the false rings will be is clicked first.
  const box = await page.getByRole("slider", { name: /Where you expect/ }).boundingBox();
  if (!box) throw new Error("The plate is not there");
  await page.mouse.click(box.x + box.width / 4, box.y + box.height / 2);
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    /^That is one, within \d pixels\. Measured: 8 false centres inside the picture\.$/,
  );
  await expect(page.locator(".striding-found")).toHaveCount(16);
  await expect(page.getByText("746,496 MACs")).toBeVisible();
  await expect(page.getByText("46,656 MACs", { exact: true })).toBeVisible();
  await expect(page.getByText(/The same numbers, with 16 times fewer MACs/)).toBeVisible();
  await expect(page.getByText(/rings are false/)).toBeVisible();
  await expect(page.locator(key)).toHaveText(/^(0|[\d.]+e−\d+)$/);
  await page.getByRole("switch", { name: "blur first" }).check({ force: true });
  await expect(page.getByText(/contrast is down to [\d.]+ % of that inside/)).toBeVisible();
  // One value, one screen pixel.
  const plate = page.locator('[data-thing="plate"] canvas');
  await expect(plate).toHaveJSProperty("width", 288);
  expect((await plate.boundingBox())?.width).toBe(288);
  await page.getByRole("radio", { name: "random" }).check({ force: true });
  await expect(page.getByText(/^The same numbers/)).toBeVisible();
});
