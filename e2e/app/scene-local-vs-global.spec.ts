/** The scene on local and global, driven as a student does. */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";
/**
 * Medians over the 66 photos that the app's were chosen from, and one of them, at 1, 2, 4 ... 32 pixels: computed
 * elsewhere, over all pairs along rows and columns of whole photos.
 */
const MEDIAN = [0.94, 0.89, 0.83, 0.75, 0.63, 0.48] as const;
const GRASS = [0.72, 0.45, 0.21, 0.07, 0.01, 0] as const;

/** Both correlations of the pairs. */
async function correlations(page: Page): Promise<readonly [number, number]> {
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
  const text = ((await page.locator(KEY).textContent()) ?? "").replaceAll("−", "-");
  const [a = Number.NaN, b = Number.NaN] = text.split(" and ").map(Number);
  return [a, b];
}

/** A column of the table of numbers. */
async function column(page: Page, place: number): Promise<readonly number[]> {
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
  const cells = await page.locator(`.local-numbers tbody td:nth-child(${place + 1})`).allTextContents();
  return cells.map((text) => Number(text.replace("−", "-")));
}

test("points pulled apart correlate less, shuffled ones not at all, and the quiz is settled by all photos", async ({
  page,
}) => {
  await page.goto("/#/lecture/local-vs-global");
  await expect(page.locator(KEY)).toHaveText("0.92 and 0.59");
  await expect(page.locator(".scene-key-note")).toContainText(/Over 260,096 and 229,376 pairs; .* agree to \de−\d/);
  await page.getByRole("button", { name: "can’t say", exact: true }).click();
  await page.getByRole("button", { name: "Measure" }).click();
  const told = page.locator(".predict-told");
  await expect(told).toHaveText(
    /^Not as predicted\. Measured: over all pairs of 13 photos, ρ is 0\.86 at distance A and 0\.50 at B\./,
  );

  // By the ring, with the mouse, then by keyboard: the cloud of B becomes narrow, then wide.
  const ring = page.getByRole("slider", { name: /Second point of pair B/ });
  const box = await ring.boundingBox();
  if (!box) throw new Error("The picture is not there");
  const scale = box.width / 512;
  const at = { x: box.x + (364.5 + 28) * scale, y: box.y + 230.5 * scale };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x - 60 * scale, at.y, { steps: 4 });
  await page.mouse.up();
  await expect(ring).toHaveAttribute("aria-valuetext", /^[345] pixels apart$/);
  await expect.poll(async () => (await correlations(page))[1]).toBeGreaterThan(0.9);
  await ring.focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press("Shift+ArrowRight");
  await expect(ring).toHaveAttribute("aria-valuetext", /^(99|100|101) pixels apart$/);
  await expect.poll(async () => (await correlations(page))[1]).toBeLessThan(0.52);
  await expect(page.locator(".scatter")).toHaveCount(2);
  await expect(page).toHaveURL(/b=%5B230%2C300%2C0%2C\d+%5D/);

  await page.getByRole("switch", { name: "shuffle its pixels" }).check({ force: true });
  await expect(page.locator(".scene-key-note")).toContainText("one value tells nothing about another");
  for (const rho of await correlations(page)) expect(Math.abs(rho)).toBeLessThan(0.02);
});

test("dependence falls as the table has it, in bits nearly as a power law; weights are laid beside it", async ({
  page,
}) => {
  await page.goto("/#/lecture/local-vs-global?v=1&view=decay");
  await expect(page.locator(KEY)).toHaveText("draw it first");
  await page.getByRole("slider", { name: "distance d, in pixels 64" }).focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press("Shift+ArrowDown");
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    /^You drew −?0\.\d\d; measured: over 13 photos ρ is 0\.50 at 64 pixels\. It reaches farther than you drew\.$/,
  );
  await expect(page.locator(KEY)).toHaveText(/^−0\.1\d ± 0\.0\d$/);
  await expect(page.locator(".scene-key-note")).toContainText("not a power law");
  const median = await column(page, 2);
  MEDIAN.forEach((value, i) => expect(Math.abs((median[i] ?? 0) - value)).toBeLessThan(0.065));
  await page.getByRole("radio", { name: "log bits" }).check({ force: true });
  await expect(page.locator(KEY)).toHaveText(/^−0\.5\d ± 0\.0\d$/);
  await expect(page.locator(".scene-key-note")).toContainText("nearly a power law");

  // Grass loses it at once.
  await page.goto("about:blank");
  await page.goto("/#/lecture/local-vs-global?v=1&view=decay&of=one&photo=grass");
  await expect(page.locator(".scene-key-note")).toContainText("In “Grass”");
  const grass = await column(page, 3);
  GRASS.forEach((value, i) => expect(grass[i]).toBeCloseTo(value, 1.9));
  // The student's own file is measured as a shipped one is.
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Your own …" }).click(),
  ]);
  await chooser.setFiles("public/photos/grass.jpg");
  await expect(page.locator(".scene-key-note")).toContainText("In your photo");
  expect(await column(page, 3)).toEqual(grass);

  await page.getByRole("button", { name: "Give the hierarchy more and more levels." }).click();
  await expect(page.locator(KEY)).toHaveText("predict it first");
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(
    /^You predicted one level\. Measured: the overlap is largest with 5 levels, 7\d %\.$/,
  );
  await expect(page.locator(KEY)).toHaveText(/^7\d %$/);
  await expect(page.locator(".scene-key-note")).toContainText("The convolution has 34 %");
  await expect(page.getByText("3,969 weights a unit")).toBeVisible();
  await expect(page.getByText("5 levels: 45 weights")).toBeVisible();
});
