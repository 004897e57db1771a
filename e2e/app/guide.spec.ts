/** The guided first minute, as somebody sees it who opens the app for the first time. */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";

test.use({ isGuided: true });

const card = (page: Page) => page.getByRole("region", { name: "First steps" });

test("a first visit is guided by what the student does, without a press on the guide and without the focus", async ({
  page,
}) => {
  await page.goto("/");
  await expect(card(page)).toContainText("Draw a digit here.");
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await faults(page)).toEqual([]);
  await page.getByRole("application", { name: /Drawing pad/ }).focus();
  await page.keyboard.press("7");
  await expect(card(page).getByRole("status")).toContainText(/classifies it as 7, with a probability of [\d.]+ %/);
  await expect(page.getByRole("application", { name: /Drawing pad/ })).toBeFocused();
  await page.getByRole("button", { name: /^Maps of conv1/ }).click({ position: { x: 20, y: 20 } });
  await expect(card(page)).toContainText(/conv1, channel 0 \(\d+, \d+\), is [−\d.]+, the sum of 25 products/);
  const [, value = ""] = /is ([−\d.]+), the sum/.exec((await card(page).textContent()) ?? "") ?? [];
  await expect(page.locator(".lab-inspector")).toContainText(value);
  await page.getByRole("button", { name: "Train from scratch" }).click();
  await expect(card(page)).toContainText(/After \d+ steps of 32 images each/, { timeout: 60_000 });
  await page.getByRole("button", { name: "Pause" }).click();
  await card(page).getByRole("link", { name: "Open the lecture" }).click();
  await expect(page.getByRole("main", { name: "Lecture" })).toBeVisible();
  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
  await expect(card(page)).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("receptive.guide"))).toBe('"done"');
});

test("the guide is left by Escape for good, comes back from the list of keys, and is not presented", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await expect(card(page)).toBeVisible();
  const pad = page.getByRole("application", { name: /Drawing pad/ });
  const [box, its] = [await card(page).boundingBox(), await pad.boundingBox()];
  expect(box && its && box.y >= its.y + its.height).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await pad.focus();
  await page.keyboard.press("Escape");
  await expect(card(page)).toHaveCount(0);
  await expect(pad).toBeFocused();
  expect(await page.evaluate(() => localStorage.getItem("receptive.guide"))).toBe('"left"');
  await page.getByRole("button", { name: "Clear" }).focus();
  await page.keyboard.press("?");
  await page.getByRole("button", { name: "First steps" }).click();
  await expect(card(page)).toContainText("1 of 3");
  await page.getByRole("button", { name: "Clear" }).focus();
  await page.keyboard.press("p");
  await expect(card(page)).toHaveCount(0);
  await page.keyboard.press("p");
  await expect(card(page)).toContainText("1 of 3");
  await card(page).getByRole("button", { name: "Leave the first steps" }).press("Enter");
  await expect(page.getByRole("main", { name: "Lab" })).toBeFocused();
});

test("who comes by a link, or has worked here before, is not guided", async ({ page }) => {
  const stepped = async (): Promise<void> => {
    await expect(page.locator(".lab-verdict-class")).toBeVisible();
    await page.getByRole("button", { name: "One step" }).click();
    await expect(page.locator(".lab-clock dd").nth(1)).not.toHaveText("0");
    await expect(card(page)).toHaveCount(0);
  };
  await page.goto("/#/lab?scene=composition");
  // The link's network is in place, and the address no longer names it.
  await expect.poll(() => page.url()).not.toContain("scene=");
  await stepped();
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem("receptive.tab"))).toContain("lab");
  await page.goto("about:blank");
  await page.goto("/");
  await stepped();
});
