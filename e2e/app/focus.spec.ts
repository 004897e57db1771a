/** The focus stays where the hand is: what goes while it has the focus hands it on. */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/#/lecture/${id}`);
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
}

/** What chooses between views of a stage, by scene. */
const VIEWS = [
  ["weight-sharing", "View", 3],
  ["stability", "Measure", 2],
  ["local-vs-global", "Show", 3],
  ["alexnet", "On the stage", 2],
  ["resnet", "View", 2],
] as const;

for (const [id, name, count] of VIEWS) {
  test(`${id}: whoever changes the view with the arrow keys goes on from there`, async ({ page }) => {
    await open(page, id);
    const choice = page.getByRole("radiogroup", { name, exact: true });
    await choice.getByRole("radio").first().focus();
    for (let at = 1; at <= count; at++) {
      await page.keyboard.press("ArrowRight");
      const chosen = choice.getByRole("radio").nth(at % count);
      await expect(chosen).toBeChecked();
      await expect(chosen).toBeFocused();
    }
  });
}

test("a layer that is removed hands the focus to the next, a button to the one in its place", async ({ page }) => {
  await open(page, "receptive-field");
  const remove = page.getByRole("button", { name: "Remove conv 1" });
  await remove.focus();
  const rows = await page.getByRole("button", { name: /^Remove / }).count();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Remove / })).toHaveCount(rows - 1);
  await expect(page.locator(".scene-more :focus")).toHaveCount(1);

  await open(page, "gradient-check");
  await page.getByRole("button", { name: "Make it sick" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Make it well" })).toBeVisible();
  await expect(page.locator(".scene-aside :focus")).toHaveCount(1);

  await open(page, "activations");
  await page.getByRole("button", { name: "Train both runs" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Stop" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Train both runs" })).toBeFocused();

  // A button that cannot be pressed for now.
  await open(page, "resnet?v=1&depth=6");
  await page.getByRole("button", { name: "Start the race" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Start the race" })).toBeDisabled();
  await expect(page.locator(".scene-controls :focus")).toHaveCount(1);
});

test("a page that is gone leaves no focus to another: it begins at the top, and is named in the window's title", async ({
  page,
}) => {
  await open(page, "striding");
  await expect(page).toHaveTitle("Striding · Lecture · Receptive");
  await page.locator(".lecture-next").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveTitle("Composition · Lecture · Receptive");
  await expect(page.getByRole("main", { name: "Composition" })).toBeFocused();
  await page.goto("/#/quizzes/conv-parameters");
  await expect(page).toHaveTitle(/^Parameters of a conv.* · Quizzes · Receptive$/);
  await page.goto("/#/quizzes");
  await expect(page).toHaveTitle("Quizzes · Receptive");
});
