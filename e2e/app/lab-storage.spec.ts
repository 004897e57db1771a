import { expect, type Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { rewrite, store, storedLab, storedNames } from "./stored-lab.ts";

async function openLab(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
}

test("a lab stored by an older version of the app is restored with its weights and its run", async ({ page }) => {
  await openLab(page);
  await page.keyboard.press("s");
  await expect.poll(() => storedLab(page)).toMatchObject({ step: 1 });
  const share = page.locator(".lab-verdict-share");
  const before = await share.textContent();
  // Another screen, so that nothing is written meanwhile.
  await page.goto("about:blank");
  await page.goto("/#/quizzes");
  await rewrite(page, "older");
  await page.goto("about:blank");
  await openLab(page);
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
  await expect(share).toHaveText(before ?? "");
  await page.keyboard.press("s");
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("2");
});

test("if stored weights cannot be read, the network itself is kept", async ({ page }) => {
  await openLab(page);
  await page.getByRole("button", { name: /^conv1: Convolution/ }).click();
  await page.getByRole("textbox", { name: "Filters" }).press("ArrowUp");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "One step" }).click();
  await expect.poll(() => storedLab(page)).toMatchObject({ step: 1 });
  await page.goto("about:blank");
  await page.goto("/#/quizzes");
  await rewrite(page, "damaged");
  await page.goto("about:blank");
  await openLab(page);
  await expect(page.getByText(/weights of “.*” could not be read/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 9 filters/ })).toBeVisible();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("0");
  // It is told of once, and kept beside what could be read.
  await expect.poll(() => storedLab(page)).toMatchObject({ step: 0 });
  expect(await storedNames(page)).toHaveLength(2);
  await page.reload();
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 9 filters/ })).toBeVisible();
  await expect(page.getByText(/could not be read/)).toHaveCount(0);
});

test("an unreadable stored lab is reported once, and stays where it is", async ({ page }) => {
  await page.goto("/#/quizzes");
  await store(page, { version: 1, architecture: { name: "Damaged" } });
  await page.goto("/");
  await expect(page.getByText(/“Damaged” could not be read, so a new lab was started/)).toBeVisible();
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  await page.reload();
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  await expect(page.getByText(/could not be read/)).toHaveCount(0);
  await page.keyboard.press("s");
  await expect.poll(() => storedLab(page)).toMatchObject({ step: 1 });
  expect(await storedNames(page)).toEqual(["Damaged", "Digits"]);
});
