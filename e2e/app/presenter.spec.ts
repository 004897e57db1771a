import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";

test("the presenter's window has the notes of the scene in front of the class, and turns its pages", async ({
  page,
  context,
}) => {
  await page.goto("/#/lecture/weight-sharing");
  await expect(page.locator(".scene-stage[aria-busy=false]")).toBeVisible();
  await page.keyboard.press("p");
  const opening = context.waitForEvent("page");
  await page.keyboard.press("n");
  const notes = await opening;
  const title = notes.getByRole("heading", { level: 1 });
  await expect(title).toHaveText((await page.locator(".lecture-title").textContent()) ?? "");
  await expect(notes.getByText("This scene")).toBeVisible();
  await expect(notes.locator(".presenter-notes li").first()).toBeVisible();
  await expect(notes.locator(".shell-header")).toBeHidden();
  expect(await faults(notes)).toEqual([]);
  // From the window, by key and by button; and from the class's page.
  const next = (await notes.locator(".presenter-next").textContent())?.replace(/^Next: /, "") ?? "";
  await notes.keyboard.press("ArrowRight");
  await expect(page.locator(".lecture-title")).toHaveText(next);
  await expect(title).toHaveText(next);
  await notes.getByRole("button", { name: "Previous scene" }).click();
  await expect(page).toHaveURL(/lecture\/weight-sharing/);
  await expect(title).not.toHaveText(next);
  await page.keyboard.press("ArrowRight");
  await expect(title).toHaveText(next);
  // It says when nobody presents any more.
  await page.keyboard.press("p");
  await expect(notes.getByRole("status")).toContainText("press P there");
  await expect(notes.getByRole("button", { name: "Next scene" })).toBeDisabled();
});

test("where the browser opens no window, a notice says what to do", async ({ page }) => {
  await page.addInitScript(() => {
    window.open = () => null;
  });
  await page.goto("/#/lecture/weight-sharing");
  await page.getByRole("button", { name: "Presenter's notes" }).click();
  await page.getByRole("button", { name: "Notes in a separate window" }).click();
  await expect(page.getByText("The browser did not open a window for your notes")).toBeVisible();
});

test("notes that cannot be opened, since their code did not arrive, say so", async ({ page, consoleGuard }) => {
  consoleGuard.allow(/ERR_FAILED|preload/);
  await page.route("**/assets/open-window-*.js", (route) => route.abort());
  await page.goto("/#/lecture/weight-sharing");
  await expect(page.locator(".scene-stage[aria-busy=false]")).toBeVisible();
  await page.keyboard.press("p");
  await page.keyboard.press("n");
  await expect(page.getByText(/Your notes could not be opened/)).toBeVisible();
  await expect(page.getByText(/A part of the app could not be loaded.*reload the page/i)).toBeVisible();
});
