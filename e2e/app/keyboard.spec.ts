import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** More stops than any screen has. */
const MOST_STOPS = 120;

/** Goes on with the Tab key until the control has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${String(target)}`);
}

test("with Tab, arrows, Enter and letters alone: edit a layer, train, inspect a unit, answer a quiz, read a scene", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();

  // Edit a layer.
  const conv1 = page.getByRole("button", { name: /^conv1: Convolution/ });
  await tabTo(page, conv1);
  if ((await conv1.getAttribute("aria-expanded")) !== "true") await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("textbox", { name: "Filters" }));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 7 filters/ })).toBeVisible();

  // Train, and stop.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await tabTo(page, page.getByRole("button", { name: /^Train/ }));
  await page.keyboard.press("Enter");
  await expect(async () => {
    expect(Number(await page.locator(".lab-clock dd").nth(1).textContent())).toBeGreaterThan(3);
  }).toPass();
  await tabTo(page, page.getByRole("button", { name: "Pause" }));
  await page.keyboard.press("Enter");
  await expect(page.locator(".lab-score-number")).toBeVisible();

  // The confusion matrix is one stop; arrows walk in it, and a cell narrows the examples.
  await tabTo(page, page.locator(".lab-confusion-cell").first());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^1 classified correctly/ })).toHaveAttribute("aria-pressed", "true");

  // Inspect a unit.
  const maps = page.getByRole("button", { name: /^Maps of conv2/ });
  await tabTo(page, maps);
  await page.keyboard.press("ArrowRight");
  await expect(maps).toHaveAccessibleName(/Selected: map 1/);
  await expect(page.locator(".lab-inspector").first()).toContainText(/bias/i);

  // Answer a quiz.
  await tabTo(page, page.getByRole("link", { name: "Quizzes", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: /Parameters of a filter/ }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.locator(".quiz-choice").first());
  await page.keyboard.press("2");
  await expect(page.getByText("Correct", { exact: true })).toBeVisible();

  // Read a scene, and change it.
  await tabTo(page, page.getByRole("link", { name: "Lecture", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("link", { name: /equivarian/i }).first());
  await page.keyboard.press("Enter");
  const shift = page.getByRole("slider", { name: /Shift of the image/ });
  await tabTo(page, shift);
  const before = await shift.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowRight");
  await expect(shift).not.toHaveAttribute("aria-valuetext", before ?? "");
});
