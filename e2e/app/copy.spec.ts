/** Copying, also if the browser has no clipboard or denies access to it. */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** Pages over plain HTTP have no clipboard at all. */
function takeClipboardAway(): void {
  Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
}

function refuseClipboard(): void {
  // A page that is no page has none either.
  if (!("Clipboard" in window)) return;
  Clipboard.prototype.writeText = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("button", { name: "Copy link to this page" })).toBeVisible();
}

/** What is selected in the field that has the focus. */
function selected(page: Page): Promise<string> {
  return page.evaluate(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) return "";
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });
}

const source = /nn\.Conv2d\(1, 8, 5/;

for (const [how, spoil] of [
  ["is missing", takeClipboardAway],
  ["refuses", refuseClipboard],
] as const) {
  test(`if the clipboard ${how}, links and source are shown and selected for copying by hand`, async ({ page }) => {
    await page.addInitScript(spoil);
    await open(page, "/#/quizzes/conv-parameters?seed=3&level=2");
    await page.getByRole("button", { name: "Copy link to this page" }).click();
    const dialog = page.getByRole("dialog", { name: "Link to this page" });
    await expect(dialog).toBeVisible();
    await expect.poll(() => selected(page)).toBe(page.url());
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Copy link to this page" })).toBeFocused();

    // In the lab the address does not hold the network; the link does, and opens it.
    await open(page, "/#/lab");
    await page.getByRole("button", { name: /^conv1: Convolution/ }).click();
    await page.getByRole("textbox", { name: "Filters" }).press("ArrowDown");
    await page.getByRole("button", { name: "Copy link to this page" }).click();
    await expect(dialog).toBeVisible();
    await expect.poll(() => selected(page)).toContain("#/lab?net=");
    const link = await selected(page);
    await dialog.getByRole("button", { name: "Close" }).click();

    await page.getByRole("button", { name: "Copy as PyTorch" }).click();
    await expect(page.getByRole("dialog", { name: "PyTorch source" })).toBeVisible();
    await expect.poll(() => selected(page)).toContain("nn.Conv2d(1, 7, 5");
    await page.keyboard.press("Escape");

    await page.goto("about:blank");
    await page.goto(link);
    await expect(page.getByRole("button", { name: /^conv1: Convolution. 7 filters/ })).toBeVisible();
  });
}

test("if there is a clipboard, both are copied, with a confirmation", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const held = () => page.evaluate(() => navigator.clipboard.readText());
  await open(page, "/#/lab");
  await page.getByRole("button", { name: "Copy link to this page" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  await expect(page.getByText("Link copied to the clipboard.")).toHaveCount(1);
  expect(await held()).toContain("#/lab?net=");
  await page.getByRole("button", { name: "Copy as PyTorch" }).click();
  await expect(page.getByRole("button", { name: "Copied", exact: true })).toBeVisible();
  expect(await held()).toMatch(source);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
