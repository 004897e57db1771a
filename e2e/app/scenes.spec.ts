/** What holds for every scene of the lecture. They are found by reading the folder: a new one is covered by being there. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { ConsoleGuard, expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";
import { watchContexts } from "./lost-context.ts";
import { codeNames, obscured, ringless, tooSmall } from "./reach.ts";

const FOLDER = join(import.meta.dirname, "../../app/content/scenes");
const KEY = ".scene-key-value";
/** Sizes at which a stage is presented. */
const PRESENTED = [
  [1024, 768],
  [1280, 720],
  [1920, 1080],
] as const;

const folders = readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, "scene.tsx")));
const known = folders.map((name) => name.replace(/^\d+-/, ""));
/** While some scenes are worked on: their ids alone, separated by commas. */
const ids = process.env["RECEPTIVE_SCENE"]?.split(",") ?? known;

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

/** The scene as it is at first: opened, unless a test before has left it open. */
async function begin(page: Page, id: string): Promise<string> {
  if (page.url() === "about:blank") return open(page, id);
  if (settings(page) !== "") {
    await page.getByRole("button", { name: "Reset the stage" }).click();
    await expect.poll(() => settings(page)).toBe("");
  }
  return computed(page);
}

/** What the address says of the stage. */
function settings(page: Page): string {
  return new URL(page.url()).hash.split("?")[1] ?? "";
}

test("there are scenes to test", () => {
  expect(known.length).toBeGreaterThan(2);
  for (const name of folders) expect(name).toMatch(/^\d\d-[a-z0-9-]+$/);
  expect(new Set(known).size).toBe(known.length);
  expect(new Set(folders.map((name) => name.slice(0, 2))).size, "scenes with the same place").toBe(folders.length);
});

/** Words that name a thing which the stage does not have, and things that do not light up with their word. */
function unlinked(page: Page): Promise<readonly string[]> {
  return page.locator(".lecture-scene").evaluate(async (scene) => {
    const missing: string[] = [];
    for (const term of scene.querySelectorAll<HTMLElement>(".scene-term")) {
      const name = term.dataset["thing"] ?? "";
      const thing = scene.querySelector(`.lecture-stage [data-thing="${name}"]`);
      if (!thing) missing.push(`nothing on the stage is called ${name}`);
      term.focus();
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
      if (thing && !thing.hasAttribute("data-lit")) missing.push(`${name} does not light up with its word`);
      term.blur();
    }
    return missing;
  });
}

/** What of a presented stage is off the screen, or does not fit its place and so lies over what is beside it. */
function beyond(page: Page) {
  return page.locator(".lecture-stage").evaluate((element) => ({
    beyond: [...element.querySelectorAll("canvas, output, button, input, td")]
      .filter((part) => part.getClientRects().length > 0 && !part.closest(".visually-hidden"))
      .filter((part) => {
        const { bottom, right } = part.getBoundingClientRect();
        return bottom > window.innerHeight - 44 || right > window.innerWidth;
      })
      .map((part) => part.outerHTML.slice(0, 80)),
    overflows: [...element.querySelectorAll(".scene-subject, .scene-aside, .scene-more")]
      .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      .map((part) => part.className),
    scrolls: document.documentElement.scrollHeight > window.innerHeight,
  }));
}

/** Formulas of the text that are wider than it: one would have to scroll in them. */
function cutFormulas(page: Page) {
  return page
    .locator(".lecture-prose .ui-formula[data-block]")
    .evaluateAll((all) =>
      all.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.textContent.slice(0, 80)),
    );
}

function outlinedDrawings(page: Page) {
  return page
    .locator(".lecture-stage svg *")
    .evaluateAll((parts) =>
      parts.filter((part) => getComputedStyle(part).outlineStyle !== "none").map((part) => part.outerHTML.slice(0, 80)),
    );
}

/** Passes over every prediction that is asked for: then the measurement alone is told. */
async function passOver(page: Page): Promise<void> {
  for (const prediction of await page.locator(".predict").all()) {
    if ((await prediction.getAttribute("data-stage")) !== "asked") continue;
    // The case of a diagnosis is drawn, not measured.
    const isDrawn = (await prediction.getByRole("group", { name: /^Your diagnosis/ }).count()) > 0;
    await prediction.getByRole("button", { name: "Skip" }).click();
    await expect(prediction.locator(".predict-told")).toHaveText(isDrawn ? /^Answer: / : /^Measured: /);
  }
}

for (const id of ids) test.describe(id, () => testScene(id));

/** Its tests run one after another on one page: opening it is what takes longest. */
function testScene(id: string): void {
  test.describe.configure({ mode: "default" });
  const guard = new ConsoleGuard();
  let page: Page;
  let context: Awaited<ReturnType<typeof watchContexts>>;
  test.beforeAll(async ({ browser }, { project }) => {
    page = await browser.newPage({ baseURL: project.use.baseURL ?? "" });
    await guard.watch(page.context());
    context = await watchContexts(page);
  });
  test.afterEach(() => guard.assertSilence());
  test.afterAll(() => page.context().close());

  test("computes, reads well, names what is on the stage, fits a phone and is presented on one screen", async () => {
    await begin(page, id);
    const viewport = page.viewportSize() ?? { width: 1280, height: 720 };
    const words = await page.locator(".lecture-prose").evaluate((prose) => {
      const copy = prose.cloneNode(true);
      if (!(copy instanceof HTMLElement)) return 0;
      for (const formula of copy.querySelectorAll(".ui-formula")) formula.remove();
      return copy.innerText.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
    });
    expect(words, "words of text").toBeGreaterThanOrEqual(60);
    expect(words, "words of text").toBeLessThanOrEqual(180);
    expect(await page.locator(".scene-term").count(), "words that name something on the stage").toBeGreaterThan(0);
    expect(await unlinked(page)).toEqual([]);
    expect(await faults(page, ".lecture-scene")).toEqual([]);
    expect(await ringless(page)).toEqual([]);
    expect(await codeNames(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: "active" });
    expect(await outlinedDrawings(page), "outlines are scaled with the drawing").toEqual([]);
    await page.emulateMedia({ forcedColors: "none" });

    await page.setViewportSize({ width: 390, height: 844 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await tooSmall(page)).toEqual([]);
    expect(await obscured(page)).toEqual([]);
    expect(await cutFormulas(page)).toEqual([]);
    await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
    );
    await page.setViewportSize({ width: 1024, height: 768 });
    expect(await cutFormulas(page)).toEqual([]);
    await page.keyboard.press("p");
    await expect(page.locator(".lecture-scene[data-presenting]")).toBeVisible();
    for (const [width, height] of PRESENTED) {
      await page.setViewportSize({ width, height });
      await computed(page);
      await expect
        .poll(() => beyond(page), { message: `${width} x ${height}` })
        .toEqual({ beyond: [], overflows: [], scrolls: false });
    }
    await page.keyboard.press("p");
    await expect(page.locator(".lecture-scene[data-presenting]")).toHaveCount(0);
    await page.setViewportSize(viewport);
  });

  test("a computation that fails says so, and a lost graphics context keeps what was set", async () => {
    guard.allow(/context lost|CONTEXT_LOST/i);
    await begin(page, id);
    await context.failReads(true);
    await page.locator(".lecture-try-button").last().click();
    await expect(
      page.getByText("The last change could not be computed").or(page.getByRole("alert")).first(),
    ).toBeVisible();
    await context.failReads(false);
    await page.getByRole("button", { name: "Reset the stage" }).click();
    await expect(page.getByText("The last change could not be computed")).toHaveCount(0);
    await computed(page);

    await page.locator(".lecture-try-button").last().click();
    const number = await computed(page);
    const asked = settings(page);
    await context.lose();
    await expect(page.getByText("The browser lost the graphics context").first()).toBeVisible();
    await context.restore();
    await expect(page.locator(KEY)).toHaveText(number);
    expect(settings(page)).toBe(asked);
  });

  test("experiments set the stage up, in the address too; a link keeps it, reset takes it back", async () => {
    const first = await begin(page, id);
    expect(settings(page)).toBe("");
    // A prediction can be passed over, and it stays so, until it is asked for again.
    expect(await page.locator(".predict").count(), "predictions").toBeGreaterThan(0);
    await passOver(page);
    await page.getByRole("button", { name: "Predict again" }).first().click();
    await passOver(page);
    const experiments = page.locator(".lecture-try-button");
    expect(await experiments.count(), "experiments that set the stage up").toBeGreaterThan(1);
    for (const experiment of await experiments.all()) {
      await experiment.click();
      await computed(page);
    }
    // What another view asks.
    await passOver(page);
    await computed(page);
    const asked = settings(page);
    expect(asked, "what the last experiment sets").toMatch(/^v=\d+&/);
    const number = await computed(page);

    // On a fresh page, by a link; what it has that no stage can use is said, and taken out.
    await open(page, `${id}?${asked}&nonsense=1`);
    await expect(page.getByText(/“nonsense”/)).toBeVisible();
    await expect(page.locator(KEY)).toHaveText(number);
    await expect.poll(() => settings(page)).toBe(asked);
    await expect(page.locator('.predict[data-stage="asked"]')).toHaveCount(0);

    await page.getByRole("button", { name: "Reset the stage" }).click();
    await expect(page.locator(KEY)).toHaveText(first);
    expect(settings(page)).toBe("");
    await page.goBack();
    await expect(page.locator(KEY)).toHaveText(number);
    await page.goForward();
    await expect(page.locator(KEY)).toHaveText(first);

    // The case that decides a question is shown once the question was answered.
    const checks = page.locator(".lecture-checkpoint");
    await expect(checks.first()).toBeVisible();
    for (const check of await checks.all()) {
      await expect(check.getByRole("button", { name: "See it on the stage" })).toHaveCount(0);
      await check.getByRole("button", { name: "Show the solution" }).click();
      await check.getByRole("button", { name: "See it on the stage" }).click();
      await computed(page);
    }
  });
}
