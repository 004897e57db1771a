/** Other images than the digits, in the lab. */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";
import { storedLab } from "./stored-lab.ts";

const step = (page: Page) => page.locator(".lab-clock dd").nth(1);

async function choose(page: Page, title: string): Promise<void> {
  await page.getByRole("button", { name: /Data$/ }).click();
  await page.getByRole("option", { name: title }).click();
}

test("Fashion-MNIST is chosen and trained on: its classes have names everywhere, and a reload keeps it", async ({
  page,
}) => {
  await page.goto("/");
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  await choose(page, "Fashion-MNIST clothing");
  await expect(page.getByText("Label: Ankle boot")).toBeVisible();
  await expect(page.locator(".ui-bars")).toContainText("Trouser");
  await expect(page.getByRole("application", { name: /Drawing pad/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Train from scratch" }).click();
  await expect(async () => {
    expect(Number(await step(page).textContent())).toBeGreaterThan(20);
  }).toPass({ timeout: 60_000 });
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.locator(".lab-score-number")).toBeVisible({ timeout: 60_000 });
  await expect(page.locator(".lab-score")).toContainText("2,000 test images classified correctly");
  await expect(page.getByRole("columnheader", { name: "Ankle boot" })).toBeVisible();

  // Test images are chosen by number, or among the mistakes.
  await page.getByRole("textbox", { name: "Test image" }).press("ArrowUp");
  await expect(page.getByText("Label: T-shirt/top")).toBeVisible();
  await page.locator(".lab-example").first().click();
  await expect(page.locator(".lab-example[aria-pressed=true]")).toHaveCount(1);
  expect(await faults(page)).toEqual([]);

  const steps = Number(await step(page).textContent());
  await expect.poll(() => storedLab(page)).toMatchObject({ step: steps });
  await page.reload();
  await expect(page.getByText("Label: Ankle boot")).toBeVisible();
  await expect(step(page)).toHaveText(String(steps));
  await expect(page.getByRole("button", { name: /Fashion-MNIST clothing Data$/ })).toBeVisible();

  // Back at the digits the weights stay, the run does not.
  await choose(page, "MNIST handwritten digits");
  await expect(page.getByText("Draw a digit")).toBeVisible();
  await expect(step(page)).toHaveText("0");
  await expect(page.locator(".lab-score")).toHaveCount(0);
  await expect(page.locator(".ui-bars")).not.toContainText("Trouser");
});

test("a link brings its images; where they do not come, a notice offers to try again", async ({
  page,
  consoleGuard,
}) => {
  consoleGuard.allow(/404/);
  await page.route("**/data/fashion-mnist-*.rcds", (route) => route.fulfill({ status: 404, body: "" }));
  const layers = [
    ["flatten", {}],
    ["dense", { units: 10 }],
  ];
  const net = Buffer.from(JSON.stringify({ n: "Linked", i: [1, 28, 28], l: layers })).toString("base64url");
  await page.goto(`/#/lab?net=${net}&data=fashion-mnist`);
  const notice = page.locator(".shell-notices");
  await expect(notice).toContainText("The test images could not be loaded");
  await page.unroute("**/data/fashion-mnist-*.rcds");
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Label: Ankle boot")).toBeVisible();
  await expect(notice).not.toContainText("could not be loaded");
  await expect(page.getByRole("button", { name: /^fc1: Dense/ })).toBeVisible();
  await page.goto("/#/lab?data=mnist");
  await expect(page.getByText("Draw a digit")).toBeVisible();
  await expect(page).toHaveURL(/#\/lab$/);
  await page.goto("/#/lab?data=fashion-mnist");
  await expect(page.getByText("Label: Ankle boot")).toBeVisible();
  await page.goto(`/#/lab?net=${net}&data=nothing`);
  await expect(notice).toContainText("“nothing”");
  await expect(page.getByText("Label: Ankle boot")).toBeVisible();
});
