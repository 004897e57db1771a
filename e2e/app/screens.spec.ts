/** Every screen in every size and theme: nothing that axe finds, nothing wider than the page, a visible focus. */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";
import { openLab } from "./lab-work.ts";

/** Width and height; the last one is a screen of 1440 x 900 at 200 %. */
const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
  [320, 640],
  [720, 450],
] as const;

async function openScene(page: Page, id: string): Promise<void> {
  await page.goto(`/#/lecture/${id}`);
  await expect(page.locator(".scene-stage[aria-busy=false]")).toBeVisible();
  await expect(page.locator(".scene-key-value")).not.toHaveText("…");
}

/** Chooses a unit of a layer in its first map; it stays chosen where the network is just being replaced. */
async function choose(page: Page, layer: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^Maps of ${layer}`) }).press("ArrowDown");
  await expect(page.locator(".insp-picker[data-empty]")).toHaveCount(0);
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

const tab = (page: Page, name: string): Promise<void> => page.getByRole("tab", { name }).click();

const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "the lab": openLab,
  async "a layer opened, and the sum of one of its units"(page) {
    await openLab(page);
    await page.getByRole("button", { name: /^conv2: Convolution/ }).click();
    await page
      .getByRole("button", { name: "Padding in pixels" })
      .or(page.getByText("pixels", { exact: true }))
      .first()
      .click();
    await choose(page, "conv2");
  },
  async "its maps"(page) {
    await openLab(page);
    await choose(page, "conv2");
    await tab(page, "Maps");
  },
  async "its filters"(page) {
    await openLab(page);
    await choose(page, "conv2");
    await tab(page, "Filters");
  },
  async "its field"(page) {
    await openLab(page);
    await choose(page, "conv2");
    await tab(page, "Field");
  },
  async "a dense unit and an impossible network"(page) {
    await openLab(page);
    await choose(page, "fc1");
    await page.getByRole("button", { name: /^flatten/ }).press("Delete");
    await expect(page.locator(".lab-row[data-problem]")).toHaveCount(1);
  },
  async "results of training"(page) {
    await openLab(page);
    await page.getByRole("button", { name: "Train from scratch" }).click();
    await expect(async () => {
      expect(Number(await page.locator(".lab-clock dd").nth(1).textContent())).toBeGreaterThan(5);
    }).toPass({ timeout: 60_000 });
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.locator(".lab-score-number")).toBeVisible({ timeout: 60_000 });
    await expect(page.locator(".lab-clock-phase")).toHaveText("paused");
  },
  async "the contents of the lecture"(page) {
    await page.goto("/#/lecture");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  },
  equivariance: (page) => openScene(page, "equivariance"),
  channels: (page) => openScene(page, "channels"),
  "receptive field": (page) => openScene(page, "receptive-field"),
  async "the list of quizzes"(page) {
    await page.goto("/#/quizzes");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  },
  async "a number asked for, answered wrong, with hint and solution"(page) {
    await page.goto("/#/quizzes/conv-parameters?seed=3&level=2");
    await page.locator(".quiz-number-input").fill("1");
    await page.locator(".quiz-number-input").press("Enter");
    await page.getByRole("button", { name: /^Hint/ }).click();
    await page.getByRole("button", { name: "Show the solution" }).click();
    await expect(page.getByText("Worked solution")).toBeVisible();
  },
  async "a choice, answered wrong and right"(page) {
    await page.goto("/#/quizzes/filter-parameters");
    await page.locator(".quiz-choice").first().click();
    await page.locator(".quiz-choice").nth(1).click();
    await expect(page.getByText("Worked solution")).toBeVisible();
  },
  async "a question in class: two votes, and what is right"(page) {
    await page.goto("/#/quizzes/in-class?family=conv-parameters&seed=3&level=2");
    await expect(page.locator(".class-option")).toHaveCount(4);
    for (const key of ["a", "b", "v", "b", "Space", "Space"]) await page.keyboard.press(key);
    await expect(page.locator(".class-option[data-told]")).toHaveCount(2);
  },
  async "the list of keys"(page) {
    await openLab(page);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  async "a link to copy by hand"(page) {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }));
    await openLab(page);
    await page.getByRole("button", { name: "Copy link to this page" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  async "the student's work"(page) {
    await openLab(page);
    await page.keyboard.press("w");
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  async "an address that nothing belongs to"(page) {
    await page.goto("/#/nowhere");
    await expect(page.getByRole("main", { name: "Not found" })).toBeVisible();
  },
};

/** Where axe looks: at both themes, wide and narrow. It takes its time; tests of the screens call it at usual sizes. */
const LOOKED_AT: Readonly<Record<string, "light" | "dark">> = { "1024 x 768": "dark", "320 x 640": "light" };

for (const [name, open] of Object.entries(screens)) {
  test(`${name}: fits every size, and axe finds nothing`, async ({ page }) => {
    // Colours on their way from one theme to the other are no fault.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      const size = `${width} x ${height}`;
      await expect.soft
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: size })
        .toBe(width);
      const theme = LOOKED_AT[size];
      if (theme === undefined) continue;
      await page.evaluate((chosen) => {
        document.documentElement.dataset["theme"] = chosen;
        window.scrollTo(0, 0);
      }, theme);
      expect.soft(await faults(page), `${size}, ${theme}`).toEqual([]);
    }
  });
}
