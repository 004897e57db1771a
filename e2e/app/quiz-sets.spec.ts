import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { parse } from "gift-pegjs";
import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";

/** A set of three questions: two to choose from, one to type. */
async function compose(page: Page): Promise<void> {
  await page.goto("/#/quizzes/make-set");
  await page.getByLabel("Title").fill("Week 3");
  for (const [name, count] of [
    ["Parameters of a conv layer, level 1", "2"],
    ["Parameters of a conv layer, level 2", "1"],
  ] as const) {
    await page.getByRole("textbox", { name }).fill(count);
    await page.getByRole("textbox", { name }).press("Enter");
  }
}

test("a teacher makes a set, a student with a fresh profile gets the same questions and does them by keyboard", async ({
  page,
  browser,
  baseURL,
}) => {
  await compose(page);
  const questions = page.getByRole("region", { name: "Questions" }).locator(".set-questions > li");
  await expect(questions).toHaveCount(3);
  const prompts = await questions.locator("> p:first-child").allTextContents();
  const key = await page.getByRole("region", { name: "Key" }).locator(".set-key-answer").allTextContents();
  expect(await faults(page)).toEqual([]);
  const href = await page.getByRole("link", { name: "Open it as a student" }).getAttribute("href");
  const student = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await student.goto(`/${href ?? ""}`);
  await expect(student.getByRole("heading", { name: "Week 3" })).toBeVisible();
  await student.getByRole("button", { name: "Begin" }).focus();
  await student.keyboard.press("Enter");
  for (const [i, prompt] of prompts.entries()) {
    await expect(student.getByText(`Question ${i + 1} of 3`)).toBeVisible();
    await expect(student.getByText(prompt)).toBeVisible();
    const answer = key[i] ?? "";
    if (i < 2) {
      await student.locator(".quiz-choice").first().focus();
      await student.keyboard.press(String("abcd".indexOf(answer.charAt(0)) + 1));
    } else {
      await student.locator(".quiz-number-input").fill(answer.replace(/ .*/, ""));
      await student.locator(".quiz-number-input").press("Enter");
    }
    await expect(student.getByText("Correct", { exact: true })).toBeVisible();
    await student.keyboard.press(i < 2 ? "n" : "Enter");
  }
  await expect(student.getByText("3 of 3 solved, 3 of them on the first try.")).toBeVisible();
  await student.context().close();
});

test("a set is saved for other systems; its formulas are those of the app", async ({ page }) => {
  await compose(page);
  await expect(page.getByRole("region", { name: "Questions" })).toBeVisible();
  const prompts = await page
    .locator(".set-sheet .set-questions")
    .first()
    .locator("> li > p:first-child")
    .allTextContents();
  const save = async (name: string): Promise<{ readonly name: string; readonly text: string }> => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "latin1") };
  };
  const gift = await save("Save as GIFT");
  expect(gift.name).toBe("week-3.gift.txt");
  const parsed = parse(Buffer.from(gift.text, "latin1").toString("utf8"));
  const stems = parsed.flatMap((each) => (each.type === "Category" ? [] : [each.stem.text.split("\n")[0]]));
  expect(stems).toEqual(prompts);
  const moodle = await save("Save as Moodle XML");
  expect(moodle.name).toBe("week-3.xml");
  expect(moodle.text).toContain(String.raw`{C}^{(l+1)}`);
  const qti = await save("Save as QTI 2.1");
  expect(qti.name).toBe("week-3.qti.zip");
  expect(qti.text.slice(0, 2)).toBe("PK");
});

test("each student has questions of their own where the set says so; a damaged link says what is wrong", async ({
  page,
}) => {
  await compose(page);
  await page.getByText("Each student gets their own numbers").click();
  await page.getByRole("link", { name: "Open it as a student" }).click();
  await expect(page.getByRole("button", { name: "Begin" })).toBeDisabled();
  const prompt = page.locator(".quiz-prompt");
  const first = async (name: string): Promise<string | null> => {
    await page.reload();
    await page.getByRole("textbox", { name: /Your name/ }).fill(name);
    await page.getByRole("button", { name: "Begin" }).click();
    await expect(prompt).toBeVisible();
    return prompt.textContent();
  };
  const anna = await first("Anna");
  expect(await first("Ben")).not.toBe(anna);
  expect(await first(" anna ")).toBe(anna);
  const { hash } = new URL(page.url());
  await page.goto(`/${hash.slice(0, -9)}`);
  await expect(page.getByText(/The link’s set is damaged: part of it is missing/)).toBeVisible();
});
