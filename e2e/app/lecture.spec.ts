import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

test("equivariance: a convolution commutes exactly, padding, odd shifts and dense layers do not", async ({ page }) => {
  await page.goto("/#/lecture/equivariance");
  await expect(page.locator(key)).toHaveText("0");
  // The square commutes: both results of its last corner are equal, and the sign between them says so.
  const sign = page.locator(".commute-sign");
  await expect(sign).toHaveText("=");
  await page.getByRole("radio", { name: "zeros" }).check({ force: true });
  await expect(page.locator(key)).not.toHaveText(/^(0|…)$/);
  await expect(sign).toHaveText("≠");
  await page.getByRole("radio", { name: "none" }).check({ force: true });
  await expect(page.locator(key)).toHaveText("0");
  await page.getByRole("radio", { name: "2", exact: true }).check({ force: true });
  await expect(page.getByText(/only shifts by multiples of 2/)).toBeVisible();
  // Nine right and five up become ten and four by keyboard: both even.
  await page.getByRole("slider", { name: /Shift of the image/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(key)).toHaveText("0");
  await page.getByRole("radio", { name: "dense" }).check({ force: true });
  await expect(page.getByText(/different weights at every position/)).toBeVisible();
});

test("channels: the sum of 27 products and the bias is the GPU's value, and the quiz marks by misconception", async ({
  page,
}) => {
  await page.goto("/#/lecture/channels");
  await expect(page.locator(key)).toHaveText("2,688");
  const totals = page.locator(".fig-totals [data-number]");
  await expect(totals).toHaveCount(2);
  const [sum = Number.NaN, result = Number.NaN] = await totals.evaluateAll((all) =>
    all.map((element) => Number(element.getAttribute("data-number"))),
  );
  expect(Math.abs(sum - result)).toBeLessThan(1e-6);
  const bank = page.getByRole("button", { name: /The bank's 96 maps/ });
  await bank.focus();
  await page.keyboard.press("ArrowRight");
  await expect(bank).toHaveAccessibleName(/Selected: map 2,/);
  // Arrows counted are slices: 12 of 9 weights and 4 biases; along rows alone, of 3.
  await page.getByRole("button", { name: /as circles and arrows/ }).click();
  const arrows = page.locator(".fig-arrow");
  await expect(arrows).toHaveCount(12);
  await expect(page.locator(".fig-arrow[data-chosen]")).toHaveCount(3);
  await expect(page.locator(key)).toHaveText("112");
  await page.getByRole("radio", { name: "1-D" }).check({ force: true });
  await expect(page.locator(key)).toHaveText("40");
  await expect(page.getByText("12 arrows of 3 weights")).toBeVisible();
  await page
    .getByRole("button", { name: /^a\s*9$/ })
    .first()
    .click();
  await expect(page.getByText("A filter one channel deep")).toBeVisible();
});

test("checkpoint answers are stored, shown in the contents, and can be repeated", async ({ page }) => {
  await page.goto("/#/lecture/receptive-field");
  const answer = page.getByRole("textbox", { name: /pixels/ });
  await answer.fill("9");
  await answer.press("Enter");
  await expect(page.getByText("Dilation ignored")).toBeVisible();
  await answer.fill("31");
  await answer.press("Enter");
  await expect(page.getByText(/Every layer with stride 1 adds twice its dilation/)).toBeVisible();
  await page.getByRole("button", { name: /it stays the same/ }).click();
  await expect(page.getByText(/none of them gets wider/)).toBeVisible();
  await page.reload();
  await expect(answer).toHaveValue("31");
  await expect(page.getByText(/Every layer with stride 1 adds twice its dilation/)).toBeVisible();
  await page.goto("/#/lecture");
  const entry = (title: RegExp) => page.locator(".contents-entry").filter({ hasText: title });
  await expect(entry(/^Receptive field/)).toContainText("checkpoint solved");
  await expect(entry(/^Equivariance/)).not.toContainText("checkpoint solved");
  await page.goBack();
  await page.getByRole("button", { name: "Try it again" }).first().click();
  await expect(answer).toHaveValue("");
  await expect(page.getByText("Dilation ignored")).toBeHidden();
  await page.reload();
  await expect(answer).toHaveValue("");
});

test("receptive field: the gradient fills the predicted box, at the edge too", async ({ page }) => {
  await page.goto("/#/lecture/receptive-field");
  await expect(page.locator(key)).toHaveText("15 × 15");
  await expect(
    page.getByText("predicted 15 × 15, measured 15 × 15, the same box; 225 pixels have a gradient"),
  ).toBeVisible();
  await page.getByRole("button", { name: "Start of AlexNet" }).click();
  await expect(page.locator(key)).toHaveText("51 × 51");
  await expect(page.getByText(/the same box/)).toBeVisible();
  const unit = page.getByRole("slider", { name: /The unit/ });
  await unit.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowLeft");
  await expect(page.getByText(/the same box/)).toBeVisible();
});

test("scenes are navigated by keyboard, and an unknown one leads back", async ({ page }) => {
  await page.goto("/#/lecture/equivariance");
  await expect(page.getByRole("heading", { name: "Equivariance", level: 1 })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "Weight sharing", level: 1 })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByRole("complementary", { name: "Presenter's notes" })).toBeVisible();
  await page.goto("/#/lecture/nowhere");
  await expect(page.getByText(/no scene called/)).toBeVisible();
});
