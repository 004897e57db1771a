import { expect, test } from "../fixtures.ts";

const root = "html";

test("the list under ? has the keys of the screen in front, as printed on a keyboard; what there is nothing to do to is grey", async ({
  page,
}) => {
  const keys = page.getByRole("dialog", { name: "Keys" });
  const entry = (label: string) => keys.locator(".shell-key").filter({ hasText: label });
  const open = () => page.keyboard.press("?");
  await page.goto("/");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
  await open();
  await expect(entry("Train from scratch")).toContainText("T");
  await expect(entry("Undo")).toHaveText("Ctrl+ZUndo (not now)");
  await expect(entry("Go to the quizzes")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);

  // By key it does nothing either, until there is something.
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: /^flatten/ }).press("Delete");
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
  await open();
  await expect(entry("Undo")).toHaveText("Ctrl+ZUndo");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: /^flatten/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Redo" })).toBeEnabled();

  await page.goto("/#/lecture/cells");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await open();
  await expect(entry("Next scene")).toContainText("→");
  await expect(entry("Previous scene")).toContainText("(not now)");
  await expect(entry("Undo")).toHaveCount(0);
});

test("the chosen theme is restored at the next visit; invalid data is reported once", async ({ page }) => {
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
