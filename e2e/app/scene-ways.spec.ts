/** The ways on from a scene: its network in the lab, and the quizzes about it. */
import { bankGraph } from "#content/scenes/06-channels/bank.ts";
import { initialValues } from "#nn/initialise.ts";
import { expect, test } from "../fixtures.ts";
import { storedLab, storedNames, storedWeights } from "./stored-lab.ts";

test("the network on a stage opens in the lab with its filters, and the student's own lab is kept", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "One step" }).click();
  await expect.poll(() => storedLab(page)).toEqual({ name: "Digits", step: 1 });
  await page.goto("/#/lecture/channels?v=1&filters=5&seed=8");
  await page.getByRole("link", { name: "Open this network in the lab" }).click();
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 5 filters/ })).toBeVisible();
  await expect(page).toHaveURL(/#\/lab$/);
  await expect(page.getByText(/Your lab “Digits” is stored as you left it/)).toBeVisible();
  await expect.poll(() => storedLab(page)).toEqual({ name: "Channels and filter banks", step: 0 });
  expect(await storedNames(page)).toEqual(["Channels and filter banks", "Digits"]);
  const filters = initialValues(bankGraph(5, 2), 8, "pytorch").get("bank.weight") ?? [];
  await expect.poll(async () => (await storedWeights(page))["bank.weight"]).toEqual([...filters]);
  // The link's own network, left alone, gives way to the next.
  await page.goto("/#/lab?scene=composition");
  await expect(page.getByText("pretrained on the digits")).toBeVisible();
  await expect.poll(() => storedNames(page)).toEqual(["Composition", "Digits"]);
  await page.goto("/#/lab?scene=nowhere");
  await expect(page.getByText(/“nowhere”\) that has no network to open/)).toBeVisible();
});

test("a scene leads to the quizzes about it, and they lead back", async ({ page }) => {
  await page.goto("/#/lecture/channels");
  const quizzes = page.getByRole("region", { name: "Quizzes on this topic" });
  await quizzes.getByRole("link", { name: "Parameters of a conv layer" }).click();
  await expect(page.getByRole("heading", { name: "Parameters of a conv layer", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "See it in the scene" }).click();
  await expect(page.getByRole("heading", { name: "Channels and filter banks", level: 1 })).toBeVisible();
});
