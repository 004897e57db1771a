/** The app on a page that the browser translates, as people read it who know no English. */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/**
 * Translates as browsers do, word for word the same: each text becomes an element inside an element, and so does each
 * text that comes later.
 */
function translatePage(): void {
  const isKept = (node: Node): boolean =>
    node.parentElement?.closest("[translate=no], x-font, script, style, textarea, svg") !== null;
  const translateUnder = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Node[] = root.nodeType === Node.TEXT_NODE ? [root] : [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      if ((text.textContent ?? "").trim() === "" || isKept(text)) continue;
      const [outer, inner] = [document.createElement("x-font"), document.createElement("x-font")];
      outer.append(inner);
      inner.textContent = text.textContent;
      text.parentNode?.replaceChild(outer, text);
    }
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "characterData") translateUnder(target);
      for (const node of addedNodes) if (node.isConnected) translateUnder(node);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** What can be read on the page, but for the speed of training, line by line. */
async function words(page: Page): Promise<string> {
  const text = await page.evaluate(() => document.body.innerText);
  const lines = text.split("\n").map((line) => line.replaceAll(/\s+/g, " ").trim());
  return lines.filter((line, i) => line !== "" && lines[i - 1] !== "steps/s").join("\n");
}

/** What can be read once nothing changes any more. */
async function settledWords(page: Page): Promise<string> {
  let [before, now] = ["", await words(page)];
  await expect(async () => {
    [before, now] = [now, await words(page)];
    expect(now).toBe(before);
  }).toPass({ intervals: [100] });
  return now;
}

/** Goes through the app, and calls `stop` wherever there is something to read. */
async function walk(page: Page, stop: (name: string) => Promise<void>): Promise<void> {
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const step = page.locator(".lab-clock dd").nth(1);
  const verdict = page.locator(".lab-verdict-class");

  await page.goto("/");
  await expect(verdict).toHaveText("3");
  await stop("lab");
  await button("Write a 7").click();
  await expect(verdict).toHaveText("7");
  await stop("another digit");
  await button("Clear").click();
  await expect(page.getByText("Nothing is drawn")).toBeVisible();
  await stop("nothing drawn");
  await button("Write a 2").click();
  await expect(verdict).toHaveText("2");

  // A layer is opened, changed until it is impossible, and brought back.
  await button(/^conv1: Convolution/).click();
  await page.getByRole("textbox", { name: "Filters" }).press("ArrowUp");
  await expect(page.locator(".lab-column", { hasText: "conv1" })).toContainText("28×28×9");
  await expect(page.locator(".lab-column", { hasText: "Predicted class" })).toContainText("untrained");
  await stop("nine filters");
  await button(/^flatten/).press("Delete");
  await expect(page.getByText("A prediction needs a last layer")).toBeVisible();
  await stop("an impossible network");
  await button("Undo").click();
  await button("Undo").click();
  await expect(page.locator(".lab-row[data-problem]")).toHaveCount(0);
  await expect(verdict).toHaveText("2");
  await stop("as before");

  // A unit is looked at in every way.
  const maps = button(/^Maps of conv2/);
  await maps.focus();
  await page.keyboard.press("ArrowRight");
  await expect(maps).toHaveAccessibleName(/Chosen: map 1, row 1, column 2/);
  for (const layer of ["conv1", "relu1", "pool1", "conv2", "fc1"]) {
    await button(new RegExp(`^${layer} `)).click();
    await button(new RegExp(`^Maps of ${layer}`)).press("ArrowDown");
    for (const tab of ["Field", "Filters", "Maps", "Sum"]) {
      await page.getByRole("tab", { name: tab }).click();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await stop(`${layer}, ${tab}`);
    }
    const grid = page.locator(".fig-grid").first();
    if ((await grid.count()) === 0) continue;
    await grid.focus();
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown"]) {
      await page.keyboard.press(key);
      await stop(`${layer}, ${key}`);
    }
    await grid.blur();
    await stop(`${layer}, away`);
  }

  // Training, step by step, with settings changed on the way.
  await button("One step").click();
  await expect(step).toHaveText("1");
  await stop("one step");
  await page.getByRole("textbox", { name: "Weight decay" }).fill("a lot");
  await page.keyboard.press("Enter");
  await stop("refused");
  await page.keyboard.press("Escape");
  await button("One step").click();
  await expect(step).toHaveText("2");
  await stop("two steps");
  await button("Reset the weights").click();
  await expect(step).toHaveText("0");
  await stop("reset");

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await stop("keys");
  await page.keyboard.press("Escape");

  // Scenes: every experiment, the presenter's notes, presented and not.
  for (const scene of ["equivariance", "channels", "receptive-field"]) {
    await page.goto(`/#/lecture/${scene}`);
    const stage = page.locator(".scene-stage[aria-busy=false]");
    await expect(stage).toBeVisible();
    for (const [i, experiment] of (await page.locator(".lecture-try-button").all()).entries()) {
      await experiment.click();
      await expect(stage).toBeVisible();
      await expect(page.locator(".scene-key-value")).not.toHaveText("…");
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
      await stop(`${scene}, experiment ${i + 1}`);
    }
    await page.keyboard.press("n");
    await expect(page.getByRole("complementary", { name: "Presenter's notes" })).toBeVisible();
    await page.keyboard.press("p");
    await expect(page.locator(".lecture-presented")).toBeVisible();
    await stop(`${scene}, presented`);
    await page.keyboard.press("p");
    await button("Reset the stage").click();
    await expect(stage).toBeVisible();
    await expect(page.locator(".lecture-reset")).toHaveCount(0);
  }

  // Quizzes: a wrong answer, hints, the solution, the next question; the list afterwards.
  await page.goto("/#/quizzes/conv-parameters?seed=3&level=2");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Parameters/);
  const answer = page.locator(".quiz-number-input");
  for (const text of ["none", "1"]) {
    await answer.fill(text);
    await answer.press("Enter");
    await stop(`answered ${text}`);
  }
  await button(/^Hint/).click();
  await stop("a hint");
  await button(/^Another hint/).click();
  await stop("two hints");
  await button("Show the solution").click();
  await stop("the solution");
  await button(/^Next question/).click();
  await expect(page.getByText(/Question 4/)).toBeVisible();
  await stop("the next question");
  await page.goto("/#/quizzes/filter-parameters");
  await page.locator(".quiz-choice").first().press("1");
  await stop("a wrong choice");
  await page.keyboard.press("2");
  await stop("the right choice");
  await page.getByRole("link", { name: "Quizzes", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "Quizzes", level: 1 })).toBeVisible();
  await stop("the list of quizzes");
  await page.goto("/#/lecture/nowhere");
  await expect(page.getByText(/no scene called/)).toBeVisible();
  await stop("no such scene");
}

test("a page that the browser translates says the same as one that it does not, all the way through the app", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const errors: string[] = [];
  const open = async (): Promise<Page> => {
    const page = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
    page.on("pageerror", ({ message }) => errors.push(message));
    return page;
  };
  const [plain, translated] = [await open(), await open()];
  const said = new Map<string, string>();
  await walk(plain, async (name) => {
    said.set(name, await settledWords(plain));
  });
  await plain.context().close();
  await translated.addInitScript(translatePage);
  await walk(translated, async (name) => {
    await expect.poll(() => words(translated), { message: name }).toBe(said.get(name));
  });
  await translated.context().close();
  expect(errors).toEqual([]);
  expect(said.size).toBeGreaterThan(50);
});

test("training is followed on a translated page, and what it leaves there is what a fresh look at it says", async ({
  page,
  consoleGuard,
}) => {
  // That is the translator at work.
  consoleGuard.allow(/Lost in translation: removed text/);
  await page.addInitScript(translatePage);
  await page.goto("/");
  const [bars, note] = [page.locator(".ui-bars"), page.locator(".lab-verdict")];
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  await page.getByRole("button", { name: "Train from scratch" }).click();
  const step = page.locator(".lab-clock dd").nth(1);
  await expect(async () => {
    expect(Number(await step.innerText())).toBeGreaterThan(10);
  }).toPass({ timeout: 60_000 });
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.locator(".lab-score-number")).toHaveText(/^\d+\.\d %$/, { timeout: 60_000 });
  const results = page.locator(".lab-results");
  for (const cell of [3, 11, 3]) {
    await page.locator(".lab-confusion-cell").nth(cell).click();
    await expect(
      page.locator(".lab-examples-title").or(page.locator(".lab-results .lab-form-none")).first(),
    ).toBeVisible();
  }
  await page.getByRole("radio", { name: "mistakes" }).check({ force: true });
  await expect(page.locator(".lab-clock-phase")).toHaveText("paused");
  const shown = (): Promise<string[]> =>
    Promise.all([bars, note, results, page.locator(".lab-builder")].map((part) => part.innerText()));
  const before = await shown();
  await page.getByRole("link", { name: "Quizzes", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Quizzes", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await expect(page.locator(".lab-score-number")).toBeVisible();
  await expect.poll(shown).toEqual(before);
});
