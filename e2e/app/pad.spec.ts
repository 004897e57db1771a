/** Drawing and dragging by hand, with several fingers on the screen. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

interface Touch {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

/** Touches the page with several fingers at once; `touches`: those down after it. */
async function fingers(page: Page) {
  const client = await page.context().newCDPSession(page);
  return (type: "touchStart" | "touchMove" | "touchEnd" | "touchCancel", touches: readonly Touch[]) =>
    client.send("Input.dispatchTouchEvent", { type, touchPoints: touches.map((touch) => ({ ...touch })) });
}

async function placesOn(surface: Locator) {
  await surface.scrollIntoViewIfNeeded();
  const box = await surface.boundingBox();
  if (!box) throw new Error("It has no place on the page");
  return (id: number, x: number, y: number): Touch => ({ id, x: box.x + box.width * x, y: box.y + box.height * y });
}

async function openLab(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
}

test("a palm on the screen adds nothing to the stroke that a pen draws", async ({ page }) => {
  await openLab(page);
  await page.getByRole("button", { name: "Clear" }).click();
  const on = await placesOn(page.getByRole("application", { name: /Drawing pad/ }));
  const touch = await fingers(page);
  const ink = () => page.locator(".lab-pad-ink").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const rows = Array.from({ length: 8 }, (_, i) => 0.15 + 0.1 * i);

  const draw = async (palm: (y: number) => readonly Touch[]): Promise<string> => {
    await page.getByRole("button", { name: "Clear" }).click();
    await touch("touchStart", [on(0, 0.5, 0.1)]);
    if (palm(0).length > 0) await touch("touchStart", [on(0, 0.5, 0.1), ...palm(0)]);
    for (const y of rows) await touch("touchMove", [on(0, 0.5, y), ...palm(y)]);
    await touch("touchEnd", []);
    await expect(page.locator(".lab-verdict-class")).toHaveText("1");
    return ink();
  };
  const alone = await draw(() => []);
  expect(await draw((y) => [on(1, 0.8 + 0.1 * y, 0.9)])).toBe(alone);
});

test("an empty pad gives no prediction, whatever the network", async ({ page }) => {
  await openLab(page);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(page.getByText("The pad is empty")).toBeVisible();
  await expect(page.locator(".lab-verdict")).toHaveCount(0);
  await expect(page.locator(".ui-bars")).toHaveCount(0);
  // Another network reads the empty pad as well, and predicts nothing either.
  await page.getByRole("button", { name: "One step" }).click();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
  await expect(page.locator(".lab-verdict")).toHaveCount(0);
  await page.getByRole("application", { name: /Drawing pad/ }).press("7");
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
});

test("a cancelled stroke ends; the next finger starts a new one", async ({ page }) => {
  await openLab(page);
  await page.getByRole("button", { name: "Clear" }).click();
  const on = await placesOn(page.getByRole("application", { name: /Drawing pad/ }));
  const touch = await fingers(page);
  await touch("touchStart", [on(0, 0.3, 0.2)]);
  await touch("touchMove", [on(0, 0.3, 0.8)]);
  await touch("touchCancel", []);
  await touch("touchStart", [on(1, 0.7, 0.2)]);
  await touch("touchMove", [on(1, 0.7, 0.8)]);
  await touch("touchEnd", []);
  const alphaAt = (x: number, y: number) =>
    page
      .locator(".lab-pad-ink")
      .evaluate(
        (canvas: HTMLCanvasElement, [px, py]) =>
          canvas.getContext("2d")?.getImageData(canvas.width * px, canvas.height * py, 1, 1).data[3] ?? 0,
        [x, y] as const,
      );
  await expect.poll(() => alphaAt(0.7, 0.5)).toBe(255);
  expect(await alphaAt(0.3, 0.5)).toBe(255);
  // Nothing joins the two.
  expect(await alphaAt(0.5, 0.5)).toBe(0);
});

test("a drag in a scene follows only the finger that started it", async ({ page }) => {
  await page.goto("/#/lecture/equivariance");
  const surface = page.locator(".scene-drag").first();
  await expect(page.locator(".scene-stage")).toHaveAttribute("aria-busy", "false");
  const on = await placesOn(surface);
  const before = await surface.getAttribute("aria-valuetext");
  const touch = await fingers(page);
  await touch("touchStart", [on(0, 0.5, 0.5)]);
  await touch("touchStart", [on(0, 0.5, 0.5), on(1, 0.3, 0.3)]);
  await touch("touchMove", [on(0, 0.5, 0.5), on(1, 0.5, 0.4)]);
  expect(await surface.getAttribute("aria-valuetext")).toBe(before);
  await touch("touchMove", [on(0, 0.6, 0.5), on(1, 0.5, 0.4)]);
  await expect.poll(() => surface.getAttribute("aria-valuetext")).not.toBe(before);
  await touch("touchEnd", []);
});
