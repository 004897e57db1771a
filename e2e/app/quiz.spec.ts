import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";

test("wrong answers name the misconception, hints come one by one, the right answer brings the solution; all by keyboard", async ({
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
  await expect(page.getByText("Right", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Worked solution" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Parameters of a filter");
});

test("progress is kept over a reload, and a link brings its question", async ({ page }) => {
  await page.goto("/#/quizzes/filter-parameters");
  await page.locator(".quiz-choice").nth(1).click();
  await expect(page.getByText("Right", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Right", { exact: true })).toBeVisible();
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

test("nonsense in storage gives a message and a fresh start", async ({ page }) => {
  await page.addInitScript(() => {
    if (localStorage.getItem("receptive.quiz-progress") === null)
      localStorage.setItem("receptive.quiz-progress", "{nonsense");
  });
  await page.goto("/#/quizzes");
  await expect(page.getByText(/could not be read/)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("receptive.quiz-progress.unreadable"))).toBe("{nonsense");
});

test("axe finds nothing on the list and on a question", async ({ page }) => {
  for (const address of ["/#/quizzes", "/#/quizzes/conv-parameters?seed=3&level=2"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await faults(page)).toEqual([]);
  }
});
