/* oxlint-disable typescript/unbound-method -- what browsers do is taken over and called with its own `this` */
import { expect, test } from "../fixtures.ts";

test("what training needs is compiled before it is asked for, and anew for another network", async ({ page }) => {
  await page.addInitScript(() => {
    const real = WebGL2RenderingContext.prototype.linkProgram;
    Object.assign(window, { linked: 0 });
    WebGL2RenderingContext.prototype.linkProgram = function (program) {
      Object.assign(window, { linked: Number(Reflect.get(window, "linked")) + 1 });
      real.call(this, program);
    };
  });
  await page.goto("/");
  const linked = () => page.evaluate(() => Number(Reflect.get(window, "linked")));
  const compiled = (times: number) =>
    expect
      .poll(() => page.evaluate(() => performance.getEntriesByName("training compiled").length), { timeout: 60_000 })
      .toBe(times);
  await compiled(1);
  const before = await linked();
  await page.getByRole("button", { name: "Train from scratch" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.locator(".lab-score-number")).toBeVisible({ timeout: 60_000 });
  expect(await linked()).toBe(before);
  await page.getByRole("button", { name: /^conv1: Convolution/ }).focus();
  await page.keyboard.press("Delete");
  await compiled(2);
  expect(await linked()).toBeGreaterThan(before);
});
