import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { clock, nameField, openLab, openSmallLab, work } from "./lab-work.ts";
import { age, storedNames } from "./stored-lab.ts";

async function expectLab(page: Page, name: string, step: number): Promise<void> {
  await expect(nameField(page)).toHaveValue(name);
  await expect(clock(page)).toHaveText(String(step));
}

test("two tabs have separate labs: working in one and closing it does not affect the other", async ({
  page,
  context,
}) => {
  await openSmallLab(page);
  await work(page, "Mine", 2);
  const other = await context.newPage();
  await openLab(other);
  // A new tab begins with a copy of the latest.
  await expectLab(other, "Mine", 2);
  await other.getByRole("button", { name: "Reset the weights" }).click();
  await expect(clock(other)).toHaveText("0");
  await work(other, "Another", 0);
  await other.close();
  await page.reload();
  await expectLab(page, "Mine", 2);
  await work(page, "Mine");
  expect(await storedNames(page)).toEqual(["Another", "Mine"]);
});

test("a duplicated tab gets its own lab, whichever is changed first", async ({ page, context }) => {
  await openSmallLab(page);
  await work(page, "First");
  const opening = context.waitForEvent("page");
  // Opened by a script, as duplicated, a tab gets the storage of the one before.
  await page.evaluate(() => void window.open("/#/lab"));
  const copy = await opening;
  await expectLab(copy, "First", 1);
  expect(await storedNames(page)).toEqual(["First"]);
  await work(copy, "Copy");
  await page.reload();
  await expectLab(page, "First", 1);
  await copy.reload();
  await expectLab(copy, "Copy", 2);
  await work(page, "First");
  await page.reload();
  await expectLab(page, "First", 2);
  expect(await storedNames(page)).toEqual(["Copy", "First"]);
});

test("a visit without changes stores nothing, and a reload continues in the same place", async ({ page }) => {
  await openLab(page);
  await page.reload();
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
  expect(await storedNames(page)).toEqual([]);
  await openSmallLab(page);
  await work(page, "Once");
  for (const step of [2, 3]) {
    // Once more before anything is there.
    await page.reload({ waitUntil: "domcontentloaded" });
    await page.reload();
    await expectLab(page, "Once", step - 1);
    await work(page, "Once");
  }
  expect(await storedNames(page)).toEqual(["Once"]);
});

test("a tab that did not end properly continues with a copy of its lab", async ({ page }) => {
  await openSmallLab(page);
  await work(page, "Before");
  const before = await page.evaluate(() => sessionStorage.getItem("receptive.tab") ?? "");
  await page.goto("about:blank");
  // As a crash leaves it: nothing says that the page has gone.
  await page.addInitScript((text) => {
    if (location.protocol === "http:" && sessionStorage.getItem("crashed") === null) {
      sessionStorage.setItem("receptive.tab", text);
      sessionStorage.setItem("crashed", "");
    }
  }, before);
  await openLab(page);
  await expectLab(page, "Before", 1);
  await work(page, "After");
  expect(await storedNames(page)).toEqual(["After", "Before"]);
});

test("a page restored after being left keeps its lab, even if another page continued it", async ({ page, context }) => {
  await openSmallLab(page);
  await work(page, "Left");
  const pass = (kind: string) =>
    page.evaluate((type) => void window.dispatchEvent(new PageTransitionEvent(type, { persisted: true })), kind);
  await pass("pagehide");
  const row = await page.evaluate(() => sessionStorage.getItem("receptive.tab") ?? "");
  const other = await context.newPage();
  await other.goto("/#/quizzes");
  await other.evaluate((text) => sessionStorage.setItem("receptive.tab", text), row);
  await other.goto("about:blank");
  await openLab(other);
  await work(other, "Gone on");
  expect(await storedNames(other)).toEqual(["Gone on"]);
  await pass("pageshow");
  await expect.poll(() => storedNames(page)).toEqual(["Gone on", "Left"]);
  await page.reload();
  await expectLab(page, "Left", 1);
});

test("an open lab removed in another tab is stored again once its tab is visible", async ({ page, context }) => {
  await openSmallLab(page);
  await work(page, "Open");
  const other = await context.newPage();
  await openLab(other);
  await other.keyboard.press("w");
  await other.getByRole("button", { name: "Delete “Open”" }).click();
  await expect(other.getByText("Deleted “Open”.")).toBeVisible();
  expect(await storedNames(page)).toEqual([]);
  await page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange")));
  await expect.poll(() => storedNames(page)).toEqual(["Open"]);
});

test("an earlier state of a lab expires, the lab that continued it stays", async ({ page, context }) => {
  await openSmallLab(page);
  await work(page, "Earlier");
  for (const name of ["Later", "Latest"]) {
    const next = await context.newPage();
    await openLab(next);
    await work(next, name);
    if (name === "Later") await age(page, "Earlier", 8);
    await next.close();
  }
  expect(await storedNames(page)).toEqual(["Later", "Latest"]);
});

test("quizzes answered in two tabs are both kept, and a theme chosen in one is the other's", async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  await page.goto("/#/quizzes/filter-parameters");
  await expect(page.locator(".quiz-choice").nth(1)).toBeVisible();
  await other.goto("/#/quizzes/filters-in-bank");
  await expect(other.locator(".quiz-choice").first()).toBeVisible();
  await page.locator(".quiz-choice").nth(1).click();
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();
  await other.locator(".quiz-choice").first().click();
  await other.getByRole("button", { name: "Dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  for (const each of [page, other]) {
    await each.goto("/#/quizzes");
    await expect(each.getByRole("link", { name: /Parameters of a filter/ })).toContainText("solved");
    const kept = await each.evaluate(() => localStorage.getItem("receptive.quiz-progress") ?? "");
    expect(Object.keys((JSON.parse(kept) as { records: object }).records).toSorted()).toEqual([
      "filter-parameters",
      "filters-in-bank",
    ]);
  }
});
