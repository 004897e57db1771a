import { readFile, writeFile } from "node:fs/promises";
import type { Browser, Page, TestInfo } from "@playwright/test";
import { crc32 } from "#formats/crc32.ts";
import { type ConsoleGuard, expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";
import { clock, openLab, openSmallLab, work } from "./lab-work.ts";
import { storedNames } from "./stored-lab.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Your work" });
const lab = (page: Page, name: string) => dialog(page).getByRole("listitem").filter({ hasText: name });

async function bring(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    dialog(page).getByRole("button", { name: "Restore from a file" }).click(),
  ]);
  await chooser.setFiles(path);
}

async function save(page: Page, info: TestInfo): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog(page).getByRole("button", { name: "Save everything to a file" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^receptive-\d{4}-\d\d-\d\d\.receptive$/);
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** A page of another browser, where nothing is kept. */
async function elsewhere(browser: Browser, guard: ConsoleGuard, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseURL ?? "" });
  guard.listenTo(context);
  return context.newPage();
}

test("all work is saved to one file and restored in another browser; restoring can be undone and repeated", async ({
  page,
  browser,
  baseURL,
  consoleGuard,
}, info) => {
  await page.goto("/#/quizzes/filter-parameters");
  await page.locator(".quiz-choice").nth(1).click();
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Dark theme" }).click();
  await openSmallLab(page);
  await work(page, "Mine");
  const share = await page.locator(".lab-verdict-share").textContent();
  await page.keyboard.press("w");
  const path = await save(page, info);
  await expect(dialog(page).getByText(/Saved as “receptive-/)).toBeVisible();

  const other = await elsewhere(browser, consoleGuard, baseURL);
  await openLab(other);
  await other.keyboard.press("w");
  await expect(dialog(other).getByText("None yet")).toBeVisible();
  await bring(other, path);
  const brought = dialog(other).getByText("Restored: 1 lab, progress in 1 quiz and the theme.");
  await expect(brought).toBeVisible();
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(lab(other, "Mine")).toContainText("step 1");
  await dialog(other).getByRole("button", { name: "Undo" }).click();
  await expect(dialog(other).getByText("Undone")).toBeVisible();
  await expect(dialog(other).getByText("None yet")).toBeVisible();
  expect(await other.evaluate(() => localStorage.getItem("receptive.theme"))).toBeNull();
  await expect(other.locator("html")).toHaveAttribute("data-theme", "light");
  await bring(other, path);
  await expect(brought).toBeVisible();
  await bring(other, path);
  await expect(dialog(other).getByText("Everything in this file is already here.")).toBeVisible();
  await lab(other, "Mine").getByRole("button", { name: "Open" }).click();
  await expect(clock(other)).toHaveText("1");
  await expect(other.locator(".lab-verdict-share")).toHaveText(share ?? "");
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await other.goto("/#/quizzes");
  await expect(other.getByRole("link", { name: /Parameters of a filter/ })).toContainText("solved");
  await other.context().close();
});

/** The length and the checksum that stand before a header. */
function frameOf(header: Uint8Array): Buffer {
  const frame = Buffer.alloc(8);
  frame.writeUInt32LE(header.length);
  frame.writeUInt32LE(crc32(header), 4);
  return frame;
}

test("incomplete, foreign and newer files are refused with a message, and change nothing", async ({ page }, info) => {
  await openSmallLab(page);
  await work(page, "Mine");
  await page.keyboard.press("w");
  const path = await save(page, info);
  const whole = await readFile(path);
  const cut = info.outputPath("cut.receptive");
  await writeFile(cut, whole.subarray(0, whole.length - 40));
  const empty = info.outputPath("empty.receptive");
  await writeFile(empty, "");
  const newer = info.outputPath("newer.receptive");
  const header = Buffer.from('{"version":2,"labs":{}}');
  await writeFile(newer, Buffer.concat([whole.subarray(0, 8), frameOf(header), header]));
  for (const [file, message] of [
    [newer, /newer version of this app. Reload the page.*Nothing here was changed/],
    [cut, /is damaged: part of it was changed or cut off.*Nothing here was changed/],
    [empty, /is damaged: it is empty.*Nothing here was changed/],
    ["public/photos/cat.jpg", /This file was not saved by Receptive.*Nothing here was changed/],
  ] as const) {
    await bring(page, file);
    await expect(dialog(page).locator(".work-message")).toContainText(message);
    await expect(dialog(page).locator(".work-message")).toBeFocused();
  }
  expect(await storedNames(page)).toEqual(["Mine"]);
});

test("the lab of a closed tab is announced, opened in another tab, deleted and restored", async ({ page, context }) => {
  const first = await context.newPage();
  await openSmallLab(first);
  await work(first, "First");
  await openLab(page);
  await work(page, "Second");
  await first.close();
  await page.close();
  const next = await context.newPage();
  await openLab(next);
  await expect(next.getByRole("textbox", { name: "Network name" })).toHaveValue("Second");
  // The second began as a copy of the first: that is an earlier state of it, and no news.
  await expect(next.getByText("You have another lab")).toHaveCount(0);
  const again = await context.newPage();
  await openLab(again);
  await work(again, "Third");
  await work(next, "Second again");
  await again.close();
  await next.close();

  const last = await context.newPage();
  await openLab(last);
  await expect(last.getByRole("textbox", { name: "Network name" })).toHaveValue("Second again");
  const notice = last.locator(".shell-notices");
  await expect(notice).toContainText(/You have another lab: “Third”, step 3/);
  await notice.getByRole("button", { name: "Your work" }).click();
  await expect(lab(last, "Third")).toBeVisible();
  await lab(last, "Third").getByRole("button", { name: "Delete “Third”" }).click();
  await expect(dialog(last).getByText("Deleted “Third”.")).toBeVisible();
  await expect(lab(last, "Third")).toHaveCount(0);
  await dialog(last).getByRole("button", { name: "Undo" }).click();
  await lab(last, "Third").getByRole("button", { name: "Open" }).click();
  await expect(last.getByRole("textbox", { name: "Network name" })).toHaveValue("Third");
  await expect(clock(last)).toHaveText("3");
  await last.reload();
  await expect(last.getByRole("textbox", { name: "Network name" })).toHaveValue("Third");
  await expect(notice).toBeEmpty();
});

test("the dialog works by keyboard, on a phone and from the menus; axe finds nothing", async ({ page }) => {
  await openSmallLab(page);
  await work(page, "Mine");
  await page.getByRole("button", { name: "Networks" }).press("Enter");
  await page.getByRole("menuitem", { name: /One of your labs/ }).press("Enter");
  await expect(lab(page, "Mine")).toContainText("in this tab");
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Your work" }).click();
  await expect(lab(page, "Mine")).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(320);
});

test("if storage is full, this tab's lab is still saved to the file", async ({
  page,
  browser,
  baseURL,
  consoleGuard,
}, info) => {
  await page.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("No room", "QuotaExceededError");
    };
  });
  await openLab(page);
  await page.keyboard.press("s");
  await expect(clock(page)).toHaveText("1");
  await expect(page.getByText("paused", { exact: true })).toBeVisible();
  await expect(page.getByText(/storage is full/)).toBeVisible();
  await page.keyboard.press("w");
  const path = await save(page, info);
  const other = await elsewhere(browser, consoleGuard, baseURL);
  await openLab(other);
  await other.keyboard.press("w");
  await bring(other, path);
  await expect(lab(other, "Digits")).toContainText("step 1");
  await other.context().close();
});

/** Counts in `window.asked` how often the page asks the browser to keep what is stored. */
const countAsking = () => {
  Object.assign(window, { asked: 0 });
  Object.assign(navigator.storage, {
    persisted: () => Promise.resolve(false),
    persist: () => {
      Object.assign(window, { asked: (window as unknown as { asked: number }).asked + 1 });
      return Promise.resolve(false);
    },
  });
};
const asked = (page: Page) => page.evaluate(() => (window as unknown as { asked: number }).asked);

test("the browser is asked to keep stored data only once there is something worth keeping", async ({ page }) => {
  await page.addInitScript(countAsking);
  await openLab(page);
  expect(await asked(page)).toBe(0);
  await work(page, "Mine");
  await expect.poll(() => asked(page)).toBe(1);
  await work(page, "Mine");
  expect(await asked(page)).toBe(1);
  await expect(page.locator(".shell-notices")).toBeEmpty();
});

test("in a browser that deletes data of unvisited sites, a notice says so once and offers to save a file", async ({
  page,
}) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "vendor", { get: () => "Apple Computer, Inc." }));
  await page.goto("/#/quizzes/filter-parameters");
  await page.locator(".quiz-choice").nth(1).click();
  const notice = page.locator(".shell-notices").getByText(/deletes a site's data after seven days/);
  await expect(notice).toBeVisible();
  await page.locator(".shell-notices").getByRole("button", { name: "Your work" }).click();
  await expect(dialog(page).getByText(/deletes it after seven days of use/)).toBeVisible();
  await page.goto("/#/quizzes/filters-in-bank");
  await page.reload();
  await page.locator(".quiz-choice").first().click();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem("receptive.quiz-progress")))
    .toContain("filters-in-bank");
  await expect(notice).toHaveCount(0);
});
