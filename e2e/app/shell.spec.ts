import { expect, test } from "../fixtures.ts";

const root = "html";

test("the theme that was chosen is there again at the next visit; nonsense in its place is told of, once", async ({
  page,
}) => {
  await page.goto("/#/quizzes");
  await expect(page.locator(root)).toHaveAttribute("data-theme", "light");
  await page.getByRole("button", { name: "Dark theme" }).click();
  await expect(page.locator(root)).toHaveAttribute("data-theme", "dark");
  expect(await page.evaluate(() => localStorage.getItem("receptive.theme"))).toBe('"dark"');
  await page.reload();
  await expect(page.locator(root)).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "Light theme" })).toBeVisible();
  await page.evaluate(() => localStorage.setItem("receptive.theme", '"purple"'));
  await page.reload();
  await expect(page.getByText(/theme that you chose could not be read/)).toBeVisible();
  await expect(page.locator(root)).toHaveAttribute("data-theme", "light");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Quizzes", level: 1 })).toBeVisible();
  await expect(page.getByText(/could not be read/)).toHaveCount(0);
});
