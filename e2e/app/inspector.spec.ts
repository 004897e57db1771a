import { expect, test } from "../fixtures.ts";

test.beforeEach(async ({ page }) => {
  await page.goto("/#/lab");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
});

test("the first layer's sum is coloured and labelled by its input values, and says how pixels are standardised", async ({
  page,
}) => {
  const inspector = page.locator(".lab-inspector");
  await inspector.getByRole("button", { name: "Choose a unit" }).click();
  await expect(inspector).toContainText("Black, 0, becomes −0.426; white, 1, becomes 2.809.");
  await expect(inspector.getByRole("figure", { name: "Patch: from −2.81 to 2.81" })).toBeVisible();
  await inspector.getByRole("button", { name: /^Patch of the input/ }).hover({ position: { x: 4, y: 4 } });
  // Unit (14, 14) of a 5 x 5 filter, padded: its window begins two pixels before.
  await expect(inspector).toContainText(/input \(12, 12\) · pixel [01]\.\d\d → /);
  // Later layers read maps: nothing is standardised there, and after a ReLU nothing is negative.
  await page.getByRole("button", { name: /^Maps of conv2/ }).click({ position: { x: 20, y: 20 } });
  await expect(inspector.getByRole("figure", { name: /^Patch: from 0 to / })).toBeVisible();
  await expect(inspector).not.toContainText("standardised");
});

test("a network of blocks is copied as PyTorch source with the classes that it needs", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Networks" }).click();
  await page.getByRole("menuitem", { name: /Mini ResNet/ }).click();
  await page.getByRole("button", { name: "Copy as PyTorch" }).click();
  await expect(page.getByText("Source copied to the clipboard.")).toBeAttached();
  const source = await page.evaluate(() => navigator.clipboard.readText());
  expect(source).toContain("class ResidualBlock(nn.Module):");
  expect(source).toContain('    ResidualBlock(8, 16, stride=2, shortcut="projection"),\n');
});
