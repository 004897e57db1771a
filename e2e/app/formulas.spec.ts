import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** Places with formulas in running text, on lines of their own, and as wide as they come. */
const PLACES = ["lecture/equivariance", "lecture/channels", "lecture/receptive-field"];
const QUESTION = "/#/quizzes/conv-parameters?seed=4&level=2";

async function openSolution(page: Page): Promise<void> {
  await page.goto(QUESTION);
  await page.getByRole("button", { name: "Show the solution" }).click();
}

test("a formula is MathML in the app's own font, with the question's numbers, and nothing is loaded to set it", async ({
  page,
  consoleGuard,
}) => {
  await page.goto(QUESTION);
  await expect(page.getByRole("button", { name: "Show the solution" })).toBeVisible();
  // From here on no script arrives, whether it was to set formulas or was fetched ahead for something else.
  consoleGuard.allow(/ERR_FAILED|preload/);
  await page.route("**/*.js", (route) => route.abort());
  await page.getByRole("button", { name: "Show the solution" }).click();
  const block = page.locator(".quiz-solution math[display=block]").first();
  await expect(block).toHaveText("M×N×C(l)=3×7×16=336");
  await expect
    .poll(() =>
      page.evaluate(() => [...document.fonts].find(({ family }) => family.includes("Receptive Math"))?.status),
    )
    .toBe("loaded");
  const namespace = await block.evaluate((math) => math.querySelector("msup")?.namespaceURI);
  expect(namespace).toBe("http://www.w3.org/1998/Math/MathML");
});

test("what is selected and copied of a formula is the formula, once", async ({ page }) => {
  await page.goto("/#/lecture/equivariance");
  const formula = page.locator(".lecture-prose math[display=block]");
  const text = await formula.evaluate((math) => {
    window.getSelection()?.selectAllChildren(math);
    // Browsers copy letters as they show them: slanted ones.
    return window.getSelection()?.toString().normalize("NFKC").replaceAll(/\s/g, "");
  });
  expect(text).toBe("f(Tx)=Tf(x)");
});

/** How far what is in the page's middle reaches beyond it. */
function beyond(page: Page): Promise<number> {
  return page.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
}

test("on a narrow phone a wide formula scrolls in its place, and the page does not", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const place of PLACES) {
    await page.goto(`/#/${place}`);
    await expect(page.locator(".lecture-prose math").first()).toBeVisible();
    expect(await beyond(page), place).toBe(0);
  }
  const wide = page.locator(".lecture-prose .ui-formula[data-block]");
  expect(await wide.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeGreaterThan(0);
  await openSolution(page);
  expect(await beyond(page)).toBe(0);
});

test("the build has each font once, as woff2", () => {
  const fonts = readdirSync(join(import.meta.dirname, "../../dist/assets")).filter((name) =>
    /\.(?:ttf|otf|woff)$/.test(name),
  );
  expect(fonts).toEqual([]);
});
