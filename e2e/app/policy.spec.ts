import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { storedLab } from "./stored-lab.ts";

/** Collects what the pages of a test do against their policy, from the first line of each on: the directive, and what it was. */
async function watchPolicy(page: Page): Promise<readonly string[]> {
  const broken: string[] = [];
  const mark = "against the policy: ";
  page.on("console", (message) => {
    if (message.text().startsWith(mark)) broken.push(message.text().slice(mark.length));
  });
  await page.addInitScript((start) => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
      console.info(`${start}${effectiveDirective} ${blockedURI} ${sample}`);
    });
  }, mark);
  return broken;
}

/** Tries what a page may not do; which of it came about. */
const TRIES = `(async () => {
  const add = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    document.head.append(element);
  };
  add("script", "document.documentElement.dataset.inline = 'yes'");
  add("style", "html { --inline: yes }");
  document.body.setAttribute("style", "outline: 1px solid red");
  const fetched = await fetch("http://localhost:9/elsewhere").then(() => true, () => false);
  // By a script of the page's own: what a debugger runs may evaluate text.
  const own = document.createElement("script");
  own.src = "./evaluates.js";
  await new Promise((resolve) => {
    own.addEventListener("load", resolve);
    document.head.append(own);
  });
  return {
    script: document.documentElement.dataset.inline === "yes",
    style: getComputedStyle(document.documentElement).getPropertyValue("--inline").trim() === "yes",
    attribute: document.body.style.outline !== "",
    evaluated: document.documentElement.dataset.evaluated === "yes",
    fetched,
  };
})()`;

const verdict = (page: Page) => page.locator(".lab-verdict-class");
const work = (page: Page) => page.getByRole("dialog", { name: "Your work" });

async function useLab(page: Page): Promise<void> {
  await page.goto("/");
  await expect(verdict(page)).toHaveText("3");
  await page.getByRole("button", { name: "Write a 7" }).click();
  await expect(verdict(page)).toHaveText("7");
  await page.getByRole("button", { name: "One step" }).click();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
  await expect(page.locator(".ui-chart canvas")).toHaveCount(2);
  await page.getByRole("button", { name: "Add a layer" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect.poll(async () => (await storedLab(page)).step).toBe(1);
}

async function openScenes(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Lecture" }).click();
  for (const entry of await page.locator(".lecture-entry").all()) {
    const title = (await entry.locator(".lecture-entry-title").textContent()) ?? "";
    await entry.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.locator("canvas").first()).toBeVisible();
    await page.goBack();
    await expect(page.locator(".lecture-entry").first()).toBeVisible();
  }
}

test("a whole visit keeps to the page's policy, and asks no other origin for anything", async ({
  page,
  baseURL,
}, info) => {
  const broken = await watchPolicy(page);
  const foreign: string[] = [];
  const own = new URL(baseURL ?? "").origin;
  page.on("request", (request) => {
    const url = request.url();
    if (new URL(url).origin !== own && !url.startsWith(`blob:${own}/`)) foreign.push(url);
  });
  await useLab(page);
  await openScenes(page);
  await page.getByRole("link", { name: "Quizzes" }).click();
  await page.getByRole("link", { name: /Parameters of a filter/ }).click();
  await page.locator(".quiz-choice").nth(1).click();
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Your work" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    work(page).getByRole("button", { name: "Save everything to a file" }).click(),
  ]);
  const path = info.outputPath("work.receptive");
  await download.saveAs(path);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    work(page).getByRole("button", { name: "Restore from a file" }).click(),
  ]);
  await chooser.setFiles(path);
  await expect(work(page).getByText("Everything in this file is already here.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();

  expect(broken).toEqual([]);
  expect(foreign).toEqual([]);
});

test("the policy refuses scripts, styles and requests that are not the app's own", async ({ page, consoleGuard }) => {
  // Chromium says the last in a line of its own.
  consoleGuard.allow(
    /Content Security Policy|violates the following|Note that 'script-src' was not explicitly set, so 'default-src' is used/,
  );
  const broken = await watchPolicy(page);
  await page.route("**/evaluates.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `try { eval("document.documentElement.dataset.evaluated = 'yes'"); } catch {}`,
    }),
  );
  await page.goto("/#/quizzes");
  await expect(page.getByRole("heading", { name: "Quizzes", level: 1 })).toBeVisible();
  const came = await page.evaluate<unknown>(TRIES);
  expect(came).toEqual({ script: false, style: false, attribute: false, evaluated: false, fetched: false });
  const directives = () =>
    [...new Set(broken.map((each) => each.split(" ", 1)[0] ?? ""))].toSorted((a, b) => (a < b ? -1 : 1));
  await expect
    .poll(directives)
    .toEqual(["connect-src", "script-src", "script-src-elem", "style-src-attr", "style-src-elem"]);
});
