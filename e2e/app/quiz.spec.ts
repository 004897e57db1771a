import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";

test("wrong answers name the misconception, hints come one by one, the correct answer shows the solution; all by keyboard", async ({
  page,
}) => {
  await page.goto("/#/quizzes");
  await page.getByRole("link", { name: /Parameters of a filter/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Parameters of a filter" })).toBeVisible();
  await page.locator(".quiz-choice").first().focus();
  await page.keyboard.press("1");
  await expect(page.getByText("A filter one channel deep")).toBeVisible();
  await page.keyboard.press("h");
  await expect(page.getByText("Hint 1")).toBeVisible();
  await page.keyboard.press("2");
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Worked solution" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Parameters of a filter");
});

test("what is typed is understood before it counts, and Enter goes on", async ({ page }) => {
  await page.goto("/#/quizzes/conv-parameters?seed=4&level=2");
  const field = page.locator(".quiz-number-input");
  await field.fill("1 2");
  await field.press("Enter");
  await expect(page.getByText(/There are two numbers side by side/)).toBeVisible();
  await field.fill("3*7*24");
  await expect(page.locator(".quiz-number-reading")).toHaveText("understood as 3 × 7 × 24 = 504");
  await field.press("Enter");
  await expect(page.getByText("A filter one channel deep")).toBeVisible();
  await field.press("h");
  await expect(page.getByText("Hint 1")).toBeVisible();
  await field.fill("２４ × ３ × ７ × １６");
  await field.press("Enter");
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();
  await expect(page.getByText("Where 504 goes wrong: A filter one channel deep.")).toBeVisible();
  await field.press("Enter");
  await expect(page.getByText(/Question 5, level 1/)).toBeVisible();
});

test("several right answers are ticked and checked together, by keyboard; levels are links", async ({ page }) => {
  await page.goto("/#/quizzes/output-size?seed=12&level=2");
  await page.getByRole("link", { name: /Work backwards/ }).click();
  await expect(page.getByText(/Question 12, level 3/)).toBeVisible();
  await expect(page.getByRole("img", { name: /One axis: \? pixels/ })).toBeVisible();
  await page.getByRole("checkbox").first().focus();
  for (const key of ["2", "Enter"]) await page.keyboard.press(key);
  await expect(page.getByText("Only the side without a remainder")).toBeVisible();
  for (const key of ["3", "Enter"]) await page.keyboard.press(key);
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();
  await expect(page.getByRole("img", { name: /One axis: \d+ pixels/ })).toBeVisible();
});

test("progress is kept over a reload, and a link brings its question", async ({ page }) => {
  await page.goto("/#/quizzes/filter-parameters");
  await page.locator(".quiz-choice").nth(1).click();
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();
  await page.goto("/#/quizzes");
  await expect(page.getByRole("link", { name: /Parameters of a filter/ })).toContainText("solved");
  await page.goto("/#/quizzes/conv-parameters?seed=17&level=2");
  await expect(page.getByText(/Question 17, level 2/)).toBeVisible();
  const prompt = await page.locator(".quiz-prompt").textContent();
  await page.goto("/#/quizzes/conv-parameters?seed=18&level=2");
  await expect(page.getByText(/Question 18/)).toBeVisible();
  await page.goto("/#/quizzes/conv-parameters?seed=17&level=2");
  await expect(page.locator(".quiz-prompt")).toHaveText(prompt ?? "");
});

test("invalid stored data gives a message and a fresh start", async ({ page }) => {
  await page.addInitScript(() => {
    if (localStorage.getItem("receptive.quiz-progress") === null)
      localStorage.setItem("receptive.quiz-progress", "{nonsense");
  });
  await page.goto("/#/quizzes");
  await expect(page.getByText(/could not be read/)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("receptive.quiz-progress.unreadable"))).toBe("{nonsense");
});

test("axe finds nothing on the list and on a question", async ({ page }) => {
  for (const address of [
    "/#/quizzes",
    "/#/quizzes/conv-parameters?seed=3&level=2",
    "/#/quizzes/output-size?seed=12&level=3",
  ]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await faults(page)).toEqual([]);
  }
});
