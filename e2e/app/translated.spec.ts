/** The app on a page that the browser translates, as people read it who know no English. */
import type { Page } from "@playwright/test";
import { expect, leaveGuide, test } from "../fixtures.ts";

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
async function words(page: Page): Promise<readonly string[]> {
  const text = await page.evaluate(() => document.body.innerText);
  const lines = text.split("\n").map((line) => line.replaceAll(/\s+/g, " ").trim());
  return lines.filter((line, i) => line !== "" && lines[i - 1] !== "steps/s");
}

interface Step {
  readonly name: string;
  readonly act: (page: Page) => Promise<void>;
}

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const verdict = (page: Page) => page.locator(".lab-verdict-class");

/** Something pressed, and what can be seen of it. */
const press = (name: string | RegExp, seen: (page: Page) => Promise<void>): Step => ({
  name: String(name),
  async act(page) {
    await button(page, name).click();
    await seen(page);
  },
});

const keys = (selector: string, ...pressed: readonly string[]): readonly Step[] =>
  pressed.map((key, i) => ({
    name: `${selector}: ${key} (${i + 1})`,
    act: (page) => page.locator(selector).first().press(key),
  }));

/** A digit is written, a layer changed until the network is impossible, and brought back. */
const building: readonly Step[] = [
  {
    name: "lab",
    async act(page) {
      await page.goto("/");
      await expect(verdict(page)).toHaveText("3");
    },
  },
  press("Write a 7", (page) => expect(verdict(page)).toHaveText("7")),
  press("Clear", (page) => expect(page.getByText("The pad is empty")).toBeVisible()),
  press("Write a 2", (page) => expect(verdict(page)).toHaveText("2")),
  press(/^conv1: Convolution/, (page) => expect(page.getByRole("textbox", { name: "Filters" })).toBeVisible()),
  press("Increase Filters", (page) => expect(page.locator(".lab-output")).toContainText("untrained")),
  {
    name: "an impossible network",
    async act(page) {
      await button(page, /^flatten/).press("Delete");
      await expect(page.getByText("A prediction needs one output per class")).toBeVisible();
    },
  },
  press("Undo", (page) => expect(page.locator(".lab-row[data-problem]")).toHaveCount(0)),
  press("Undo", (page) => expect(page.locator(".lab-output")).not.toContainText("untrained")),
];

/** A unit of every kind of layer is looked at in every way. */
const inspecting: readonly Step[] = ["conv1", "relu1", "pool1", "conv2", "fc1"].flatMap((layer) => [
  {
    name: layer,
    async act(page: Page) {
      await button(page, new RegExp(`^${layer} `)).click();
      await button(page, new RegExp(`^Maps of ${layer}`)).press("ArrowDown");
    },
  },
  ...["Field", "Filters", "Maps", "Sum"].map((tab) => ({
    name: `${layer}, ${tab}`,
    async act(page: Page) {
      await page.getByRole("tab", { name: tab }).click();
      await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    },
  })),
  ...(layer.startsWith("conv")
    ? keys(".fig-grid", "ArrowLeft", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown", "Escape")
    : []),
]);

const training: readonly Step[] = [
  press("One step", (page) => expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1")),
  {
    name: "a number that is refused",
    async act(page) {
      await page.getByRole("textbox", { name: "Weight decay" }).fill("a lot");
      await page.keyboard.press("Enter");
      await expect(page.getByText("That is not a number.")).toBeVisible();
      await page.keyboard.press("Escape");
    },
  },
  press("One step", (page) => expect(page.locator(".lab-clock dd").nth(1)).toHaveText("2")),
  press("Reset the weights", (page) => expect(page.locator(".lab-clock dd").nth(1)).toHaveText("0")),
  press("Keyboard shortcuts", (page) => expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible()),
  press("Close", (page) => expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0)),
];

/** Every experiment, the presenter's notes, presented and reset. */
const lecture: readonly Step[] = ["equivariance", "channels", "receptive-field"].flatMap((scene) => [
  {
    name: scene,
    async act(page: Page) {
      await page.goto(`/#/lecture/${scene}`);
      await expect(page.locator(".scene-stage[aria-busy=false]")).toBeVisible();
    },
  },
  ...[0, 1, 2].map((i) => ({
    name: `${scene}, experiment ${i + 1}`,
    async act(page: Page) {
      await page.locator(".lecture-try-button").nth(i).click();
      await expect(page.locator(".scene-key-value")).not.toHaveText("…");
    },
  })),
  {
    name: `${scene}, presented`,
    async act(page: Page) {
      await page.keyboard.press("n");
      await expect(page.getByRole("complementary", { name: "Presenter's notes" })).toBeVisible();
      await page.keyboard.press("p");
      await expect(page.locator(".lecture-presented")).toBeVisible();
    },
  },
  {
    name: `${scene}, reset`,
    async act(page: Page) {
      await page.keyboard.press("p");
      await button(page, "Reset the stage").click();
      await expect(page.locator(".lecture-reset")).toHaveCount(0);
    },
  },
]);

/** Wrong answers, hints, the solution, the next question; the list afterwards. */
const quizzes: readonly Step[] = [
  {
    name: "a question",
    async act(page) {
      await page.goto("/#/quizzes/conv-parameters?seed=3&level=2");
      await expect(page.getByText(/Question 3/)).toBeVisible();
    },
  },
  ...["none", "1"].map((text) => ({
    name: `answered ${text}`,
    async act(page: Page) {
      await page.locator(".quiz-number-input").fill(text);
      await page.locator(".quiz-number-input").press("Enter");
      await expect(page.locator(".quiz-feedback .ui-notice")).toBeVisible();
    },
  })),
  press(/^Hint/, (page) => expect(page.getByText("Hint 1")).toBeVisible()),
  press(/^Another hint/, (page) => expect(page.getByText("Hint 2")).toBeVisible()),
  press("Show the solution", (page) => expect(page.getByText("Worked solution")).toBeVisible()),
  press(/^Next question/, (page) => expect(page.getByText(/Question 4/)).toBeVisible()),
  {
    name: "a choice",
    async act(page) {
      await page.goto("/#/quizzes/filter-parameters");
      await expect(page.locator(".quiz-choice").first()).toBeVisible();
    },
  },
  ...keys(".quiz-choice", "1", "2"),
  {
    name: "the list of quizzes",
    async act(page) {
      await page.getByRole("link", { name: "Quizzes", exact: true }).first().click();
      await expect(page.getByRole("heading", { name: "Quizzes", level: 1 })).toBeVisible();
    },
  },
  {
    name: "no such scene",
    async act(page) {
      await page.goto("/#/lecture/nowhere");
      await expect(page.getByText(/no scene called/)).toBeVisible();
    },
  },
];

const ways = {
  "building and training": [...building, ...training],
  "looking at units": [...building.slice(0, 1), ...inspecting],
  "the lecture": lecture,
  "the quizzes": quizzes,
};

for (const [where, steps] of Object.entries(ways)) {
  test(`a page that the browser translates says the same as one that it does not: ${where}`, async ({
    browser,
    baseURL,
  }) => {
    const errors: string[] = [];
    const open = async (): Promise<Page> => {
      const page = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
      page.on("pageerror", ({ message }) => errors.push(message));
      await page.addInitScript(leaveGuide);
      return page;
    };
    const [plain, translated] = [await open(), await open()];
    await translated.addInitScript(translatePage);
    for (const { name, act } of steps) {
      await test.step(name, async () => {
        await Promise.all([act(plain), act(translated)]);
        await expect(async () => {
          expect(await words(translated), name).toEqual(await words(plain));
        }).toPass();
      });
    }
    await Promise.all([plain.context().close(), translated.context().close()]);
    expect(errors).toEqual([]);
  });
}

test("training updates a translated page, which ends up the same as a fresh render", async ({ page, consoleGuard }) => {
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
