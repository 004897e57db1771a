/**
 * What holds for every scene of the lecture. They are found by reading the folder: a new one is covered by being there.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";
import { watchContexts } from "./lost-context.ts";

const FOLDER = join(import.meta.dirname, "../../app/content/scenes");
const KEY = ".scene-key-value";

const folders = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, "scene.tsx")));
const ids = folders.map((name) => name.replace(/^\d+-/, ""));

/** Waits until the stage shows its number, for all that was set. */
async function computed(page: Page): Promise<string> {
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
  await expect(page.locator(KEY)).toHaveText(/[^…\s]/);
  return (await page.locator(KEY).textContent()) ?? "";
}

async function open(page: Page, address: string): Promise<string> {
  await page.goto("about:blank");
  await page.goto(`/#/lecture/${address}`);
  return computed(page);
}

/** What the address says of the stage. */
function settings(page: Page): string {
  return new URL(page.url()).hash.split("?")[1] ?? "";
}

test("there are scenes to test", () => {
  expect(ids.length).toBeGreaterThan(2);
  for (const name of folders) expect(name).toMatch(/^\d\d-[a-z0-9-]+$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(folders.map((name) => name.slice(0, 2))).size, "scenes with the same place").toBe(folders.length);
});

for (const id of ids) {
  test(`${id}: computes, reads well, and is accessible`, async ({ page }) => {
    await open(page, id);
    const words = await page.locator(".lecture-prose").evaluate((prose) => {
      const copy = prose.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return 0;
      for (const formula of copy.querySelectorAll(".ui-formula, [class*=katex]")) formula.remove();
      return copy.innerText.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
    });
    expect(words, "words of text").toBeGreaterThanOrEqual(60);
    expect(words, "words of text").toBeLessThanOrEqual(180);
    expect(await faults(page)).toEqual([]);
  });

  test(`${id}: experiments set the stage up, in the address too; a reload and a link keep it, reset takes it back`, async ({
    page,
  }) => {
    const first = await open(page, id);
    expect(settings(page)).toBe("");
    const experiments = page.locator(".lecture-try-button");
    expect(await experiments.count(), "experiments that set the stage up").toBeGreaterThan(0);
    for (const experiment of await experiments.all()) {
      await experiment.click();
      await computed(page);
    }
    const asked = settings(page);
    expect(asked, "what the last experiment sets").toMatch(/^v=\d+&/);
    const number = await computed(page);
    await page.reload();
    await expect(page.locator(KEY)).toHaveText(number);
    expect(settings(page)).toBe(asked);

    // What a link has that no stage can use is said, and taken out.
    await open(page, `${id}?${asked}&nonsense=1`);
    await expect(page.getByText(/“nonsense”/)).toBeVisible();
    await expect(page.locator(KEY)).toHaveText(number);
    await expect.poll(() => settings(page)).toBe(asked);

    await page.getByRole("button", { name: "Reset the stage" }).click();
    await expect(page.locator(KEY)).toHaveText(first);
    expect(settings(page)).toBe("");
    await page.goBack();
    await expect(page.locator(KEY)).toHaveText(number);
    await page.goForward();
    await expect(page.locator(KEY)).toHaveText(first);
  });

  test(`${id}: settings survive a lost graphics context`, async ({ page, consoleGuard }) => {
    consoleGuard.allow(/context lost|CONTEXT_LOST/i);
    const context = await watchContexts(page);
    await open(page, id);
    await page.locator(".lecture-try-button").last().click();
    const number = await computed(page);
    const asked = settings(page);
    await context.lose();
    await expect(page.getByText("The browser lost the graphics context").first()).toBeVisible();
    await context.restore();
    await expect(page.locator(KEY)).toHaveText(number);
    expect(settings(page)).toBe(asked);
  });

  test(`${id}: a failed computation is reported, and the stage recovers with the next change`, async ({ page }) => {
    const context = await watchContexts(page);
    await open(page, id);
    await context.failReads(true);
    await page.locator(".lecture-try-button").last().click();
    await expect(
      page.getByText("The last change could not be computed").or(page.getByRole("alert")).first(),
    ).toBeVisible();
    await context.failReads(false);
    await page.getByRole("button", { name: "Reset the stage" }).click();
    await expect(page.getByText("The last change could not be computed")).toHaveCount(0);
    await computed(page);
  });

  test(`${id}: fits a phone's width, and is presented on one screen`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, id);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 1024, height: 768 });
    await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
    );
    await page.keyboard.press("p");
    const stage = page.locator(".lecture-stage");
    await expect(page.locator(".lecture-scene[data-presenting]")).toBeVisible();
    await computed(page);
    await expect
      .poll(() =>
        stage.evaluate((element) => ({
          beyond: [...element.querySelectorAll("canvas, output, button, input, td")]
            .filter((part) => part.getClientRects().length > 0 && !part.closest(".visually-hidden"))
            .filter((part) => {
              const { bottom, right } = part.getBoundingClientRect();
              return bottom > window.innerHeight - 44 || right > window.innerWidth;
            })
            .map((part) => part.outerHTML.slice(0, 80)),
          scrolls: document.documentElement.scrollHeight > window.innerHeight,
        })),
      )
      .toEqual({ beyond: [], scrolls: false });
  });
}
