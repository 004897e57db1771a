import { expect, test } from "../fixtures.ts";

for (const locale of ["en-US", "de-DE", "fr-FR"]) {
  test.describe(locale, () => {
    test.use({ locale });

    test(`${locale}: both decimal marks are understood, and typed values are kept exactly`, async ({ page }) => {
      await page.goto("/#/lab");
      const decay = page.getByRole("textbox", { name: "Weight decay" });
      for (const [typed, shown] of [
        ["0.01", "0.01"],
        ["0,02", "0.02"],
        ["0.00005", "0.00005"],
        ["5e-4", "0.0005"],
      ] as const) {
        await decay.fill(typed);
        await decay.press("Enter");
        await expect(decay).toHaveValue(shown);
      }
      // What cannot be taken is said, and changes nothing.
      await decay.fill("a lot");
      await decay.press("Enter");
      await expect(decay).toHaveAccessibleDescription("That is not a number.");
      await decay.blur();
      await expect(decay).toHaveValue("0.0005");
      await expect(decay).toHaveAccessibleDescription("That is not a number. The value is still 0.0005.");
      const beta2 = page.getByRole("textbox", { name: "β₂" });
      await beta2.fill("0.9995");
      await beta2.press("Enter");
      await expect(beta2).toHaveValue("0.9995");
    });
  });
}

test("holding a button or an arrow key keeps stepping and is one undo step", async ({ page }) => {
  await page.goto("/#/lab");
  await page.getByRole("button", { name: /^conv1: Convolution/ }).click();
  const filters = page.getByRole("textbox", { name: "Filters" });
  await expect(filters).toHaveValue("8");
  const more = page.getByRole("button", { name: "Increase Filters" });
  await more.hover();
  await page.mouse.down();
  await expect.poll(async () => Number(await filters.inputValue())).toBeGreaterThan(10);
  await page.mouse.up();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(filters).toHaveValue("8");
  await filters.focus();
  // A key that is held sends itself again and again.
  for (let i = 0; i < 4; i++) await page.keyboard.down("ArrowUp");
  await page.keyboard.up("ArrowUp");
  await expect(filters).toHaveValue("12");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(filters).toHaveValue("8");
});
