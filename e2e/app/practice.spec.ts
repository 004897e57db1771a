import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const solution = (page: Page) => page.getByRole("region", { name: "Worked solution" });

/** How many questions have been counted. */
async function counted(page: Page): Promise<number> {
  const kept = await page.evaluate(() => localStorage.getItem("receptive.quiz-progress") ?? "{}");
  const { records = {} } = JSON.parse(kept) as {
    records?: Record<string, { results: readonly { end: string }[] }>;
  };
  return Object.values(records).flatMap(({ results }) => results.filter(({ end }) => end !== "open")).length;
}

async function bring(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Add results from a file" }).click(),
  ]);
  await chooser.setFiles(path);
}

test("practice goes from quiz to quiz; back and forward count nothing; what was missed is told, saved and brought back", async ({
  page,
}, info) => {
  await page.goto("/#/quizzes");
  await page.getByRole("link", { name: "Practise" }).click();
  await expect(page.getByRole("button", { name: "Show the solution" })).toBeVisible();
  const names: string[] = [];
  for (let i = 0; i < 2; i++) {
    await expect(page.getByRole("button", { name: "Show the solution" })).toBeVisible();
    names.push((await title(page).textContent()) ?? "");
    await page.getByRole("button", { name: "Show the solution" }).click();
    await expect(solution(page)).toBeVisible();
    // Its keys work without a press on it.
    await page.keyboard.press("n");
    await expect(title(page)).not.toHaveText(names.at(-1) ?? "");
  }
  expect(new Set(names).size).toBe(2);
  await expect(page.getByRole("button", { name: "Show the solution" })).toBeVisible();
  await page.keyboard.press("h");
  await expect(page.getByText("Hint 1")).toBeVisible();
  expect(await counted(page)).toBe(2);
  // Each question is as it was left, and there is one step back for each.
  for (const name of names.toReversed()) {
    await page.goBack();
    await expect(title(page)).toHaveText(name);
    await expect(solution(page)).toBeVisible();
  }
  await page.goBack();
  await expect(title(page)).toHaveText("Quizzes");
  await page.goForward();
  await expect(title(page)).toHaveText(names[0] ?? "");
  await expect(solution(page)).toBeVisible();
  expect(await counted(page)).toBe(2);

  await page.goto("/#/quizzes/progress");
  const again = page.getByRole("region", { name: "To look at again" });
  for (const name of names) await expect(again.getByRole("link", { name: `${name}, level 1` }).first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^receptive-results-\d{4}-\d\d-\d\d\.csv$/);
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  expect((await readFile(path, "utf8")).match(/given-up/g)).toHaveLength(2);
  await bring(page, path);
  await expect(page.getByText("All results in this file are already here.")).toBeVisible();

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(page.getByRole("button", { name: "Save as CSV" })).toBeDisabled();
  await expect(again).toBeHidden();
  await bring(page, path);
  await expect(page.getByText(/Added results in 3 quizzes/)).toBeVisible();
  await expect(again).toBeVisible();
  expect(await counted(page)).toBe(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(again).toBeHidden();
});
