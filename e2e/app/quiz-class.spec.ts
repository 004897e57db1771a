/** A question in front of a class: hands, a second vote, the reveal, the next question. */
import type { Page } from "@playwright/test";
import { classQuestion, revealOf } from "#quiz/class-vote.ts";
import { encodeSet } from "#formats/quiz-set-link.ts";
import { plain } from "#quiz/plain.ts";
import { expect, test } from "../fixtures.ts";
import { byId } from "../fixtures/unit/quiz/families.ts";
import { faults } from "./axe.ts";

const NAME = { seed: 17, level: 2 } as const;
const ADDRESS = "/#/quizzes/in-class?family=conv-parameters&seed=17&level=2";

function asked() {
  const family = byId.get("conv-parameters");
  if (!family) throw new Error("There is no such quiz");
  return classQuestion(family.generate(NAME.seed, NAME.level), NAME);
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The hands in the fields of the vote that is under way. */
async function expectHands(page: Page, ...hands: readonly number[]): Promise<void> {
  for (const [i, count] of hands.entries())
    await expect(page.getByRole("textbox", { name: `Hands for ${"ABCD".charAt(i)}` })).toHaveValue(`${count}`);
}

/** Numbers and bars of each answer, first vote and second. */
const bars = (page: Page): Promise<readonly string[]> =>
  page
    .locator(".class-option")
    .evaluateAll((rows) =>
      rows.map((row) => Array.from(row.querySelectorAll(".class-bar-number"), (each) => each.textContent).join(" ")),
    );

/** All that sets one answer apart from another in the page, apart from its letter, its text and its hands. */
const looks = (page: Page): Promise<readonly string[]> =>
  page.locator(".class-option").evaluateAll((rows) =>
    rows.map((row) =>
      [row, ...row.querySelectorAll("*")]
        .map(({ tagName, attributes }) =>
          [tagName, ...Array.from(attributes, ({ name, value }) => `${name}=${value}`)].join(" "),
        )
        .join("\n")
        .replaceAll(/«[^»]*»|_r_\w+|for [A-D]\b/g, ""),
    ),
  );

test("a class is asked by keyboard: it votes, talks, votes again, and is shown the answer step by step", async ({
  page,
}) => {
  await page.goto("/#/quizzes/conv-parameters?seed=17&level=2");
  await page.getByRole("link", { name: "Ask it in class" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".class-option")).toHaveCount(4);
  expect(page.url()).toContain(ADDRESS);
  const question = asked();
  await expect(page.locator(".class-what")).toContainText(question.answer.options.map(({ text }) => plain(text)));

  // Letters and digits count, with Shift they take away; a number can be typed, and letters work in its field.
  await press(page, "a", "b", "b", "2", "Shift+B", "c", "Shift+Digit3");
  await expectHands(page, 1, 2, 0, 0);
  await page.getByRole("textbox", { name: "Hands for D" }).fill("12");
  await press(page, "a", "Enter", "d");
  await expectHands(page, 2, 2, 0, 13);
  await press(page, "Control+z");
  await expectHands(page, 2, 2, 0, 12);
  await expect(page.locator(".class-total")).toHaveText("16 hands");
  // Whoever presses + goes on with Space all the same: see the reveal.
  await page.getByRole("button", { name: "Increase Hands for C" }).click();
  await page.getByRole("button", { name: "Decrease Hands for C" }).click();
  await expectHands(page, 2, 2, 0, 12);

  // Nothing gives the answer away: no text, and no difference between the rows.
  const steps = revealOf(question, { first: [2, 2, 0, 12], second: [1, 3, 12, 0], shown: 0 });
  const secrets = [
    ...question.answer.options.flatMap((option) =>
      option.correct ? [plain(option.feedback)] : [option.misconception.name, plain(option.misconception.feedback)],
    ),
    ...question.question.solution.flat().filter((part) => typeof part === "string"),
  ].filter((text) => text.length > 8);
  expect(secrets.length).toBeGreaterThan(8);
  const html = await page.content();
  expect(secrets.filter((text) => html.includes(text))).toEqual([]);
  expect(html).not.toMatch(/correct|\bright\b(?! ?:)/i);

  // The talk, and the second vote beside the first; a reload loses none of it.
  await press(page, "v", "a", "b", "b", "b");
  await page.getByRole("textbox", { name: "Hands for C" }).fill("12");
  await press(page, "Enter");
  await expectHands(page, 1, 3, 12, 0);
  await page.reload();
  await expectHands(page, 1, 3, 12, 0);
  expect(await bars(page)).toEqual(["2 1", "2 3", "0 12", "12 0"]);
  await expect(page.locator(".class-total")).toHaveText("First vote: 16 hands. Second vote: 16 hands.");
  expect(await faults(page)).toEqual([]);

  // Step by step: what is right, the wrong ones by hands, the solution.
  const told = page.locator(".class-told");
  for (const [i, step] of steps.entries()) {
    await page.keyboard.press(i % 2 === 0 ? "Space" : "ArrowRight");
    if (step.kind === "solution") await expect(told).toContainText("Worked solution");
    else {
      await expect(told).toContainText(plain(step.kind === "right" ? step.feedback : step.misconception.feedback));
      await expect(page.locator(".class-option[data-told]")).toHaveCount(i + 1);
    }
  }
  await expect(page.locator(".class-rights")).toHaveText(
    "Right answers: 0 of 16 (0 %), then 12 of 16 (75 %). Normalised gain 0.75.",
  );
  expect(await bars(page)).toEqual(["2 1", "2 3", "0 12", "12 0"]);
  expect(await faults(page)).toEqual([]);
  await press(page, "ArrowLeft");
  await expect(told).not.toContainText("Worked solution");

  // The next question begins with no hands; the one before is as it was.
  await press(page, "n");
  await expect(page).toHaveURL(/family=conv-parameters&seed=18&level=2$/);
  await expectHands(page, 0, 0, 0, 0);
  expect(new Set(await looks(page)).size).toBe(1);
  await page.goBack();
  expect(await bars(page)).toEqual(["2 1", "2 3", "0 12", "12 0"]);
  await page.getByRole("button", { name: "Start again" }).click();
  await expectHands(page, 0, 0, 0, 0);
});

test("a set is asked one question after the other; what an address does not name, and what was stored badly, is no obstacle", async ({
  page,
}) => {
  const set = {
    title: "Week 3",
    entries: [{ family: "conv-parameters", level: 1, count: 2 }],
    seed: 1,
    shuffled: false,
    ownNumbers: false,
    seconds: null,
    attempts: null,
  } as const;
  await page.goto(`/#/quizzes/make-set?set=${encodeSet(set)}`);
  await page.getByRole("link", { name: "Ask it in class" }).click();
  const which = page.locator(".class-which");
  await expect(which).toHaveText("1 of 2");
  const first = await page.locator(".class-prompt").textContent();
  await press(page, "a", "Space", "ArrowLeft", "b", "n");
  await expect(which).toHaveText("2 of 2");
  await expect(page.getByRole("button", { name: "Next" })).toBeDisabled();
  await expect(page.locator(".class-prompt")).not.toHaveText(first ?? "");
  await press(page, "Shift+N");
  await expect(which).toHaveText("1 of 2");
  await expectHands(page, 1, 1, 0, 0);

  await page.evaluate(() => sessionStorage.setItem("receptive.class-votes", '{"version":1,"votes":[1'));
  await page.reload();
  await expectHands(page, 0, 0, 0, 0);
  await expect(page.getByText(/The hands counted in class could not be read/)).toBeVisible();
  await page.goto("/#/quizzes/in-class?family=jump");
  await expect(page).toHaveURL(/family=jump&seed=1&level=1$/);
  await page.goto("/#/quizzes/in-class?family=nothing");
  await expect(page.getByText("There is no quiz called “nothing”.")).toBeVisible();
  await page.goto(`/#/quizzes/in-class?set=${encodeSet(set).slice(0, -6)}`);
  await expect(page.getByText(/The link’s set is damaged/)).toBeVisible();
});

test("presented, the longest questions, drawings and solutions fit the screen in each step", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(ADDRESS);
  await expect(page.locator(".class-option")).toHaveCount(4);
  await press(page, "p");
  for (const [family, seed, level] of [
    ["network-parameters", 18, 3],
    ["activation-memory", 19, 3],
    ["network-head", 18, 3],
    ["residual-projection", 5, 3],
    ["convolution-by-hand", 11, 3],
  ] as const) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/quizzes/in-class?family=${family}&seed=${seed}&level=${level}`);
    await expect(page.locator(".class-title")).toHaveText(byId.get(family)?.title ?? "");
    await expectHands(page, 0, 0, 0, 0);
    await expect(page.locator(".drawn > *").first()).toBeVisible();
    await press(page, "a", "v", "b");
    for (let step = 0; step <= 5; step++) {
      await expect
        .poll(
          () =>
            page.locator(".class-box").evaluate((box) => {
              const formulas = box.querySelectorAll(".ui-formula[data-block]");
              const over = [box, document.documentElement, ...formulas].map(
                (each) => each.scrollHeight - each.clientHeight + each.scrollWidth - each.clientWidth,
              );
              return Math.max(...over);
            }),
          { message: `${family}, step ${step}` },
        )
        .toBeLessThanOrEqual(1);
      if (step < 5) await press(page, "PageDown");
    }
  }
  expect(await faults(page)).toEqual([]);
});

test("the source of a published slip stands on the slide, once", async ({ page }) => {
  await page.goto("/#/quizzes/in-class?family=find-the-error&seed=1&level=1");
  await expect(page.locator(".class-prompt")).toBeVisible();
  await expect(page.locator(".quiz-source")).toHaveCount(1);
});
