import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** The share of the bird's pixels that are labelled as bird, in percent, as the stage says it. */
async function found(page: Page): Promise<number> {
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
  const note = (await page.locator(".scene-key-note").textContent()) ?? "";
  return note.startsWith("None") ? 0 : Number(/^([\d.]+) %/.exec(note)?.[1] ?? Number.NaN);
}

/** Moves what has the focus by twelve pixels in each of some directions. */
async function pressTwelve(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(`Shift+${key}`);
    for (let i = 0; i < 4; i++) await page.keyboard.press(key);
  }
}

test("cells: a bird that is dragged off its cell is lost, and found again by moving the grid, or by sliding the classifier", async ({
  page,
}) => {
  await page.goto("/#/lecture/cells");
  await expect(page.locator(".scene-key-value")).toHaveText(/%/);
  const whole = await found(page);
  expect(whole).toBeGreaterThan(80);
  const bird = page.getByRole("slider", { name: /^The bird/ });
  await bird.focus();
  await pressTwelve(page, ["ArrowRight", "ArrowDown"]);
  await expect(bird).toHaveAttribute("aria-valuetext", "168 pixels from the left, 96 from the top");
  await expect.poll(() => found(page)).toBeLessThan(whole - 20);
  const across = await found(page);

  const grid = page.getByRole("slider", { name: /^The grid/ });
  await grid.focus();
  await pressTwelve(page, ["ArrowRight", "ArrowDown"]);
  await expect.poll(() => found(page)).toBeGreaterThan(across + 20);
  await pressTwelve(page, ["ArrowLeft", "ArrowUp"]);
  await expect.poll(() => found(page)).toBe(across);

  await page.getByRole("slider", { name: "Step of the classifier" }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  await expect.poll(() => found(page)).toBeGreaterThan(across + 20);

  // Both ways to these labels are run, and agree.
  await page.getByRole("button", { name: "Run both ways" }).click();
  const told = page.locator(".cells-run [role=status]");
  await expect(told).toHaveText(/Largest \|difference\|/);
  const [, ratio = "", difference = "", scale = ""] =
    /needs ([\d.]+) times fewer.* outputs: (\S+), for values up to ([\d.]+)\./.exec((await told.textContent()) ?? "") ??
    [];
  expect(Number(ratio)).toBeGreaterThan(5);
  expect(Number(difference.replace("−", "-"))).toBeLessThan(1e-4 * Number(scale));
});

test("cells: which cells will say “bird” is predicted cell by cell, and graded by what they say", async ({ page }) => {
  await page.goto("/#/lecture/cells");
  const cells = page.locator(".cells-guess button");
  await expect(cells).toHaveCount(30);
  await page.getByRole("button", { name: "Row 3, column 7" }).click();
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(/\d+ of 30 predicted correctly\. Measured: \d+ of these 30/);
  const right = await page.locator('.cells-guess button[data-right="true"]').count();
  expect(await page.locator(".predict-told").textContent()).toContain(`${right} of 30`);
  await expect(page.locator(".scene-key-note")).toContainText("No cell sees this bird whole");
  // The middle of the bird is lost, and the mask says so.
  const share = await found(page);
  expect(share).toBeGreaterThan(20);
  expect(share).toBeLessThan(90);
});
