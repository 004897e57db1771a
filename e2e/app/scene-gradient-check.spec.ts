import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";
const NOTE = ".scene-key-note";

test("gradient-check: the error against ε is a V, and a planted bug is found by what it spoils", async ({ page }) => {
  test.slow();
  await page.goto("/#/lecture/gradient-check");
  const error = async (): Promise<number> =>
    Number.parseFloat(((await page.locator(KEY).textContent()) ?? "").replace("<", ""));
  await expect(page.locator(KEY)).toHaveText(/\d/);
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toContainText("the error is least at ε = 10⁻");
  const epsilon = page.getByRole("slider", { name: "ε, the step of the weight" });
  const at = async (exponent: string): Promise<number> => {
    await epsilon.fill(exponent);
    await expect(page).toHaveURL(new RegExp(exponent === "-5" ? "gradient-check" : `exponent=${exponent}`));
    return error();
  };
  const [tiny, middle, large] = [await at("-7"), await at("-2"), await at("0")];
  expect(middle).toBeLessThan(0.05);
  expect(tiny).toBeGreaterThan(4 * middle);
  expect(large).toBeGreaterThan(4 * middle);

  // Every bug that can be planted, told by the layers: what lies before it is spoilt, what lies behind is not.
  const tensors = page.locator(".check-tensor");
  const count = await tensors.count();
  await page.getByRole("button", { name: "Make it sick" }).click();
  for (let i = count - 1; i >= 0; i--) await tensors.nth(i).click();
  await expect(page.locator(".check-tensor[data-looks]")).toHaveCount(count);
  expect(await page.locator('.check-tensor[data-looks="bad"]').count()).toBeGreaterThan(0);
  for (const suspect of await page.locator(".check-suspects").first().getByRole("button").all()) {
    await suspect.click();
    if (((await page.locator(".check-diagnosis").textContent()) ?? "").startsWith("Yes")) break;
  }
  await expect(page.locator(".check-diagnosis")).toContainText(`after ${count} checks`);
  await page.getByRole("button", { name: "Make it well" }).click();
  await expect(page.locator(NOTE)).not.toContainText("at no ε");
});
