import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

test("weight sharing: wires are given up, the counts follow, and the kernels agree with the wires", async ({
  page,
}) => {
  await page.goto("/#/lecture/weight-sharing");
  await expect(page.locator(key)).toHaveText("64");
  await page.locator(".predict").getByRole("textbox", { name: "fully connected" }).fill("128");
  await page.locator(".predict").getByRole("textbox", { name: "locally connected" }).fill("48");
  await page.locator(".predict").getByRole("textbox", { name: "locally connected" }).press("Enter");
  await page.locator(".predict").getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    "2 of 3 right; you predicted 128, 48, 3. Measured: 256, 48 and 3 weights.",
  );
  // Sixteen outputs now, all with the same three weights.
  await expect(page.locator(key)).toHaveText("3");
  await expect(page.getByText(/Against the app’s convolution: largest difference (0|\d\.\de−[78])\./)).toBeVisible();
  await page.getByRole("slider", { name: "Give up weights" }).fill("10");
  await expect(page.locator(key)).toHaveText("48");
  await expect(page.getByText(/one group for each patch: largest difference (0|\d\.\de−[78])\./)).toBeVisible();

  await page.getByRole("radio", { name: "2-D maps" }).check({ force: true });
  await expect(
    page.getByText("3 × 4 = 12 arrows, and each has 3 × 3 weights at each of 1,024 positions."),
  ).toBeVisible();
  await expect(page.locator(key)).toHaveText("110,592");
});

test("weight sharing: three networks are trained on the same digits, scored on new ones, and can be stopped", async ({
  page,
}) => {
  test.slow();
  await page.goto("/#/lecture/weight-sharing?v=1&view=digits");
  for (const name of ["convolutional", "locally connected", "fully connected"])
    await page.locator(".predict-tick").filter({ hasText: name }).click();
  await page.locator(".predict").getByRole("button", { name: "Measure" }).click();
  const column = (place: number) => page.locator(`.sharing-digits tbody tr td:nth-last-child(${place})`);
  await expect(column(1)).toHaveText([/^\d/, /^\d/, /^\d/], { timeout: 120_000 });
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
  const [scores, learned] = await Promise.all([column(1).allTextContents(), column(2).allTextContents()]);
  for (const score of scores) expect(Number(score)).toBeGreaterThan(0);
  // The one with the most weights knows the digits that it was trained on far better after an epoch already.
  expect(Number(learned[0])).toBeGreaterThan(Number(scores[0]) + 10);
  await expect(page.locator(".predict-told")).toContainText(`fully connected ${scores[0]} %`);
  await expect(column(3)).toHaveText(["403,210", /^2\d,\d{3}$/, /^\d,\d{3}$/]);
});
