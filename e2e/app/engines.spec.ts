/**
 * What other engines lack or do otherwise, brought about in this one; `npm run browsers` runs the engines themselves.
 */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { storedLab } from "./stored-lab.ts";

/** Trains a step, which loads the charts. */
async function trainStep(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  await page.getByRole("button", { name: "One step" }).click();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
}

test("without WebGL 2 on offscreen canvases, an unattached canvas element computes", async ({ page }) => {
  await page.addInitScript({
    content: `const all = OffscreenCanvas.prototype.getContext;
      OffscreenCanvas.prototype.getContext = function (kind, ...options) {
        return kind === "webgl2" ? null : all.call(this, kind, ...options);
      };`,
  });
  await trainStep(page);
  await page.goto("/#/lecture/equivariance");
  await expect(page.locator(".scene-key-value")).toHaveText(/\d/);
});

test("a browser with an invalid language still draws the charts", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "language", { get: () => "C" });
  });
  await trainStep(page);
  await expect(page.locator(".ui-chart canvas")).toHaveCount(2);
  await expect(page.locator(".ui-chart-problem")).toHaveCount(0);
});

test("a chart that cannot be loaded says why", async ({ page, consoleGuard }) => {
  consoleGuard.allow(/ERR_FAILED|preload/);
  await page.route("**/assets/chart-*.js", (route) => route.abort());
  await trainStep(page);
  await expect(page.getByText(/chart could not be loaded.* Details: .*(import|fetch)/).first()).toBeVisible();
});

test("a database without blobs still stores the lab", async ({ page }) => {
  await page.addInitScript({
    content: `const holds = (value) => value instanceof Blob ||
        (typeof value === "object" && value !== null && Object.values(value).some(holds));
      const all = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (value, ...key) {
        if (holds(value)) throw new DOMException("Failed to store record: BlobURLs are not yet supported", "UnknownError");
        return all.call(this, value, ...key);
      };`,
  });
  await trainStep(page);
  const share = (await page.locator(".lab-verdict-share").textContent()) ?? "";
  await expect.poll(() => storedLab(page)).toMatchObject({ step: 1 });
  await expect(page.getByText(/allow the app to store data/)).toHaveCount(0);
  await page.reload();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
  await expect(page.locator(".lab-verdict-share")).toHaveText(share);
});
