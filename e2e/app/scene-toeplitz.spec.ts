import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

test("toeplitz: a pulled weight moves its diagonal, and the matrix goes on computing what the convolution does", async ({
  page,
}) => {
  await page.goto("/#/lecture/toeplitz");
  await expect(page.locator(key)).toHaveText(/^(0|\d\.\de−[78])$/);
  await expect(
    page.getByText("8 × 12, 96 entries: 58.3 % zeros, and 5 different values among the rest."),
  ).toBeVisible();
  // Eight rows, so eight entries of the weight that the chosen entry is.
  await expect(page.locator(".matrix-lit")).toHaveCount(8);
  const pull = page.getByRole("slider", { name: "Weight 1", exact: true });
  await pull.focus();
  await expect(page.locator(".matrix-lit")).toHaveCount(8);
  await page.keyboard.press("Shift+ArrowUp");
  await expect(pull).toHaveAttribute("aria-valuetext", "0.1");
  await page.keyboard.press("ArrowDown");
  // Without its first weight, each row has four entries: 32 of 96.
  await expect(page.getByText("66.7 % zeros, and 4 different values")).toBeVisible();
  await expect(page.locator(key)).toHaveText(/^(0|\d\.\de−[78])$/);

  const matrix = page.getByRole("button", { name: /The matrix K, 8 by 12/ });
  await matrix.focus();
  await page.keyboard.press("ArrowRight");
  await expect(matrix).toHaveAccessibleName(/Row 4, column 7: weight 4, 0\.9\./);

  await page.getByRole("radio", { name: "2-D" }).check({ force: true });
  await expect(page.getByText("36 × 64, 2,304 entries: 85.9 % zeros, and 9 different values")).toBeVisible();
  await expect(page.locator(key)).toHaveText(/^(0|\d\.\de−[78])$/);
  await expect(page.getByText(/doubly blocked/)).toBeVisible();
});

test("toeplitz: the entries that a weight changes are predicted, then found by reading the matrix twice", async ({
  page,
}) => {
  await page.goto("/#/lecture/toeplitz");
  const cell = (row: number, column: number) =>
    page.locator(".predict").getByRole("button", { name: `Row ${row}, column ${column}`, exact: true });
  await cell(1, 2).click();
  await cell(2, 3).click();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.locator(".predict").getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    "You chose 2 of those that change, and 1 that does not. Measured: 4 entries change, one in each row, in columns 2, 4, 6, 8.",
  );
  await expect(page.getByRole("button", { name: "Row 4, column 8, changed" })).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByText(/it is no longer a Toeplitz matrix/)).toBeVisible();
});
