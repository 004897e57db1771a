import { encodeArchitecture } from "../../app/formats/share-link.ts";
import { conv, fullyConnected, maxPool, stack, usual } from "../../app/nn/zoo/stack.ts";
import { expect, test } from "../fixtures.ts";

const layers = stack(conv(8, 5), maxPool(2), usual("flatten"), fullyConnected(10));
const net = encodeArchitecture({ name: "Too fast", input: { c: 1, h: 28, w: 28 }, layers });

test("training that diverges stops, says where and what helps, predicts nothing, and is undone", async ({ page }) => {
  await page.goto(`/#/lab?net=${net}`);
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
  await page.getByText("SGD", { exact: true }).click();
  await page.getByRole("slider", { name: "Learning rate" }).focus();
  await page.keyboard.press("End");
  await page.getByRole("slider", { name: "Momentum" }).focus();
  await page.keyboard.press("End");
  await page.getByRole("button", { name: "Train", exact: true }).click();
  const notice = page.getByRole("alert").filter({ hasText: "Training diverged" });
  await expect(notice).toContainText(/appeared in step \d+, in the \w+ .*(conv|fc)1/);
  await expect(notice).toContainText("A smaller learning rate usually helps: it is 1, and 0.01 is typical.");
  await expect(page.getByText("so there is no prediction")).toBeVisible();
  await expect(page.locator(".lab-verdict-class")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeDisabled();
  // What is kept is what was still sound.
  await page.reload();
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
  await expect(page.getByText("Training diverged")).toHaveCount(0);

  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect(notice).toBeVisible();
  await notice.getByRole("button", { name: "Undo this training" }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
});
