import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

test("pooling: the maximum falls into the output, and its gradient goes to the winner, by the kernels", async ({
  page,
}) => {
  await page.goto("/#/lecture/pooling");
  await expect(page.locator(key)).toHaveText("9");
  await expect(page.getByText("Largest difference from a CPU loop: 0.")).toBeVisible();
  const window = page.getByRole("slider", { name: /The window/ });
  await window.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(key)).toHaveText("6");
  await expect(page.getByText(/found 2 times/)).toBeVisible();
  await page.getByRole("radio", { name: "← gradients" }).check({ force: true });
  await expect(page.locator(key)).toHaveText("1 of 4");
  // A second output, by keyboard.
  await page.getByRole("button", { name: /Output row 1, column 3: 6/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Among equal numbers, the first gets it\. Arrived: 8, passed on: 8\./)).toBeVisible();
  await page.getByRole("radio", { name: "mean" }).check({ force: true });
  await expect(page.locator(key)).toHaveText("8 of 8");
  await page.getByRole("radio", { name: "3 × 3" }).check({ force: true });
  await page.getByRole("radio", { name: "1", exact: true }).check({ force: true });
  await expect(
    page.getByText(/Each input of a window gets 4 ÷ 9\. Where windows overlap, shares add up\./),
  ).toBeVisible();
});

test("pooling: four gradients are predicted, then measured", async ({ page }) => {
  await page.goto("/#/lecture/pooling");
  const last = page.getByRole("textbox", { name: /lower right input/ });
  await last.fill("4");
  await last.press("Enter");
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(/^3 of 4 .* Measured: 0, 0, 0, 8\. .* both are added/);
  await expect(page.locator(key)).toHaveText("1 of 6");
  await expect(page.locator(".pooling-ghost").last()).toHaveText("you: 4");
  // The pyramid's brightness is read back: a maximum raises it.
  const brightness = async (name: string): Promise<number> =>
    Number(
      (await page.locator(`[data-thing="${name}"] figcaption, figure[data-thing="${name}"]`).first().innerText()).split(
        ": ",
      )[1],
    );
  await expect(async () => {
    expect(await brightness("max")).toBeGreaterThan((await brightness("mean")) + 0.05);
  }).toPass();
});
