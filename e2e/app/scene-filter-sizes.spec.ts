import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";
const note = ".scene-key-note";

test("filter sizes: edges are pulled by mouse and by keys, the formula follows, and the GPU holds as many numbers", async ({
  page,
}) => {
  await page.goto("/#/lecture/filter-sizes");
  await expect(page.locator(key)).toHaveText("216");
  await expect(page.locator(note)).toContainText("The graphics card holds 216 parameters, as many");

  const depth = page.getByRole("slider", { name: /^Depth C/ });
  await depth.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(key)).toHaveText("288");
  await page.keyboard.press("Shift+ArrowUp");
  await expect(depth).toHaveAttribute("aria-valuenow", "12");
  await expect(page.locator(note)).toContainText("holds 864 parameters");

  // The width follows the pointer by as many units as it was pulled.
  const width = page.getByRole("slider", { name: /^Width N/ });
  const [from, front] = [
    await width.boundingBox(),
    await page.locator(".sizes-drawing .fig-block-front").boundingBox(),
  ];
  if (!from || !front) throw new Error("nothing to pull");
  const unit = front.width / 3;
  const [x, y] = [from.x + from.width / 2, from.y + from.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 2 * unit, y, { steps: 4 });
  await page.mouse.up();
  await expect(width).toHaveAttribute("aria-valuenow", "5");
  await expect(page.locator(key)).toHaveText("1,440");
  await expect(page.locator(".sizes-formula")).toHaveText(/3.*5.*12.*8.*1,440/s);

  await page.getByRole("slider", { name: "Filters in the bank" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.locator(key)).toHaveText("1,260");
  await page.getByText("biases", { exact: true }).click();
  await expect(page.locator(key)).toHaveText("1,267");
  await expect(page.locator(note)).toContainText("holds 1,267 parameters");
});

test("filter sizes: the thin, deep layer wins the prediction; arrows are counted", async ({ page }) => {
  await page.goto("/#/lecture/filter-sizes");
  await page.getByRole("button", { name: "64 of 11 × 11 × 3" }).click();
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    "Not as predicted. Measured: 23,232 in the layer of wide filters, 36,864 in that of small, deep ones.",
  );
  await expect(page.locator(key)).toHaveText("36,864");
  await expect(page.locator(note)).toContainText("holds 36,864 parameters");
  await page.getByRole("button", { name: /Draw a layer for a signal/ }).click();
  await expect(page.locator(key)).toHaveText("36");
  await expect(page.getByText("4 × 3 = 12 arrows of 3 weights")).toBeVisible();
  await expect(page.locator(".fig-arrow")).toHaveCount(12);
  await expect(page.locator(".fig-arrow[data-chosen]")).toHaveCount(4);
  await page.getByRole("slider", { name: "Maps of the output" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".fig-arrow")).toHaveCount(16);
  await expect(page.locator(key)).toHaveText("48");
});
