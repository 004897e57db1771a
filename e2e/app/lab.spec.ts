import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { faults } from "./axe.ts";
import { storedLab } from "./stored-lab.ts";

/** Opens the lab and waits until the network has read the first digit. */
async function openLab(page: Page, address = "/"): Promise<void> {
  await page.goto(address);
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
}

test("the first screen is alive: a drawn stroke changes the prediction", async ({ page }) => {
  await openLab(page);
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  const pad = page.getByRole("application", { name: /Drawing pad/ });
  await page.getByRole("button", { name: "Clear" }).click();
  const box = await pad.boundingBox();
  if (!box) throw new Error("The pad has no place on the page");
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.15);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.85, { steps: 12 });
  await page.mouse.up();
  await expect(page.locator(".lab-verdict-class")).toHaveText("1");
});

test("what is written on the pad is still there after a visit to another screen", async ({ page }) => {
  await openLab(page);
  const ink = page.locator(".lab-pad-ink");
  const picture = () => ink.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const before = await picture();
  await page.getByRole("button", { name: "Write a 7" }).click();
  await expect.poll(picture).not.toBe(before);
  const written = await picture();
  await page.getByRole("link", { name: "Quizzes" }).click();
  await expect(page.getByRole("heading", { name: "Quizzes", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Lab", exact: true }).click();
  await expect(page.locator(".lab-verdict-class")).toHaveText("7");
  await expect.poll(picture).toBe(written);
});

test("an unknown address is reported, whatever its name", async ({ page }) => {
  for (const name of ["nowhere", "constructor"]) {
    await page.goto("about:blank");
    await page.goto(`/#/${name}`);
    await expect(page.getByRole("main", { name: "Not found" })).toBeVisible();
  }
});

test("if part of the app cannot be loaded, the page says what to do", async ({ page, consoleGuard }) => {
  consoleGuard.allow(/ERR_FAILED|preload/);
  await page.route("**/assets/page-*.js", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByText(/Reload the page/)).toBeVisible();
});

test("by keyboard alone: write a digit, edit a layer, undo, train a step, inspect a unit", async ({ page }) => {
  await openLab(page);
  await page.getByRole("application", { name: /Drawing pad/ }).focus();
  await page.keyboard.press("7");
  await expect(page.locator(".lab-verdict-class")).toHaveText("7");

  await page.getByRole("button", { name: /^conv1: Convolution/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Filters" }).focus();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 9 filters/ })).toBeVisible();
  await expect(page.getByText("9 × (5 × 5 × 1) + 9 = 234")).toBeVisible();
  await page.getByRole("button", { name: /^conv1: Convolution/ }).focus();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 8 filters/ })).toBeVisible();

  await page.keyboard.press("s");
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");

  const maps = page.getByRole("button", { name: /^Maps of conv2/ });
  await maps.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(maps).toHaveAccessibleName(/Selected: map 1, row 2, column 2/);
});

test("an impossible layer is marked where it is, with what to change; the rest keeps working", async ({ page }) => {
  await openLab(page);
  await page.getByRole("button", { name: /^flatten/ }).focus();
  await page.keyboard.press("Delete");
  const row = page.locator(".lab-row[data-problem]");
  await expect(row).toHaveCount(1);
  await expect(row.locator(".lab-row-problem")).toContainText(/flatten/i);
  await expect(page.getByRole("button", { name: /^Maps of conv2/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.locator(".lab-row[data-problem]")).toHaveCount(0);
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
});

test("training shows steps, curves and, once paused, the score; a reload keeps it all", async ({ page }) => {
  await openLab(page);
  await page.getByRole("button", { name: "Train from scratch" }).click();
  await expect(async () => {
    expect(Number(await page.locator(".lab-clock dd").nth(1).textContent())).toBeGreaterThan(10);
  }).toPass({ timeout: 60_000 });
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.locator(".lab-score-number")).toBeVisible({ timeout: 60_000 });
  await expect(page.locator(".lab-confusion-cell")).toHaveCount(100);
  const clock = page.locator(".lab-clock dd");
  const [epoch, step] = [await clock.nth(0).textContent(), await clock.nth(1).textContent()];
  // The lab writes to storage a moment after the last change; the record itself says when.
  await expect.poll(() => storedLab(page)).toMatchObject({ step: Number(step) });
  await page.reload();
  await expect(clock).toContainText([epoch ?? "", step ?? ""]);
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
});

/** A network as the text of a link. */
function linkTo(name: string, input: readonly number[], layers: readonly unknown[]): string {
  return `/#/lab?net=${Buffer.from(JSON.stringify({ n: name, i: input, l: layers })).toString("base64url")}`;
}

test("a network that does not fit is refused with the numbers; undo restores the previous one, even after a reload", async ({
  page,
}) => {
  await openLab(page);
  await page.keyboard.press("s");
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
  const layers = Array.from({ length: 32 }, () => ["conv2d", { channels: 64, kernel: [3, 3], padding: "same" }]);
  await page.goto(linkTo("Too large", [3, 512, 512], layers));
  const notice = page.getByRole("alert").filter({ hasText: "does not run on this device" });
  await expect(notice).toContainText(/needs [\d,]+ MB of textures/);
  await expect(page.getByRole("button", { name: /^Maps of conv2/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Train" })).toBeDisabled();
  await expect.poll(() => storedLab(page)).toEqual({ name: "Too large", step: 1 });
  await page.goto("about:blank");
  await page.goto("/");
  await expect(notice).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(notice).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Maps of conv2/ })).toBeVisible();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
});

test("a network being prepared shows its progress; stopping goes back at once", async ({ page }) => {
  const layers = [
    ["flatten", {}],
    ["dense", { units: 4096 }],
    ["dense", { units: 4096 }],
    ["dense", { units: 10 }],
  ];
  await openLab(page);
  await page.goto(linkTo("Wide", [1, 28, 28], layers));
  await expect(page.getByRole("progressbar", { name: /weights/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Train" })).toBeDisabled();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Maps of conv2/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Train from scratch" })).toBeEnabled();
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
});

test("a unit's sum agrees with the GPU's value", async ({ page }) => {
  await openLab(page);
  await page.getByRole("button", { name: /^Maps of conv1/ }).click({ position: { x: 20, y: 20 } });
  const sum = page.getByRole("region", { name: "Inspector" }).or(page.locator(".lab-inspector")).first();
  await expect(sum).toContainText(/bias/i);
  await expect(sum).toContainText(/GPU/);
});

test("a link loads its network once: later changes survive a reload", async ({ page }) => {
  await openLab(
    page,
    linkTo(
      "Linked",
      [1, 28, 28],
      [
        ["conv2d", { channels: 3 }],
        ["flatten", {}],
        ["dense", { units: 10 }],
      ],
    ),
  );
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 3 filters/ })).toBeVisible();
  await expect(page).toHaveURL(/#\/lab$/);
  await page.getByRole("button", { name: /^conv1: Convolution/ }).click();
  await page.getByRole("textbox", { name: "Filters" }).press("ArrowUp");
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 4 filters/ })).toBeVisible();
  await page.getByRole("button", { name: "One step" }).click();
  await expect.poll(() => storedLab(page)).toEqual({ name: "Linked", step: 1 });
  await page.reload();
  await expect(page.getByRole("button", { name: /^conv1: Convolution. 4 filters/ })).toBeVisible();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
});

test("a link loads its network; a damaged one is reported and changes nothing", async ({ page }) => {
  await openLab(page, "/#/lab?net=broken");
  await expect(page.getByText(/link's network cannot be read/)).toBeVisible();
  await expect(page.getByRole("button", { name: /^conv2: Convolution. 16 filters/ })).toBeVisible();
});

test("without WebGL 2 the page says what to do, and the builder still works", async ({ page }) => {
  await page.addInitScript(() => {
    OffscreenCanvas.prototype.getContext = () => null;
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto("/");
  await expect(page.getByText(/does not support WebGL 2/)).toBeVisible();
  await page.getByRole("button", { name: /^conv1: Convolution/ }).click();
  await expect(page.getByText("8 × (5 × 5 × 1) + 8 = 208")).toBeVisible();
});

test("if the graphics card renders only 16-bit floats, every screen says so, and the network predicts and trains", async ({
  page,
}) => {
  await page.addInitScript({
    content: `const { prototype } = WebGL2RenderingContext;
      const all = prototype.getExtension;
      prototype.getExtension = function (name) {
        return name === "EXT_color_buffer_float" ? null : all.call(this, name);
      };`,
  });
  await openLab(page);
  await expect(page.getByText(/computes with 16-bit numbers/)).toBeVisible();
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  await page.getByRole("button", { name: "One step" }).click();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
  for (const place of ["Lecture", "Quizzes"]) {
    await page.getByRole("link", { name: place, exact: true }).click();
    await expect(page.getByRole("main", { name: place })).toBeVisible();
    await expect(page.getByText(/computes with 16-bit numbers/)).toBeVisible();
  }
  await page.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(page.getByText(/computes with 16-bit numbers/)).toHaveCount(0);
  await expect(page.getByRole("main", { name: "Quizzes" })).toBeFocused();
});

test("a missing data file is reported with a way to try again", async ({ page, consoleGuard }) => {
  consoleGuard.allow(/404/);
  await page.route("**/data/mnist-train.rcds", (route) => route.fulfill({ status: 404, body: "" }));
  await openLab(page);
  await page.getByRole("button", { name: "Train from scratch" }).click();
  await expect(page.getByRole("alert")).toContainText(/no file/);
  await page.unroute("**/data/mnist-train.rcds");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Pause" }).click();
});

for (const theme of ["light", "dark"]) {
  test(`the lab has no accessibility violations that axe finds (${theme})`, async ({ page }) => {
    await page.addInitScript((name) => localStorage.setItem("receptive.theme", JSON.stringify(name)), theme);
    await openLab(page);
    expect(await faults(page)).toEqual([]);
  });
}
