import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";

test("filters grow out of the noise with weight decay and not without it, and a curve of it is predicted", async ({
  page,
}) => {
  test.slow();
  await page.goto("/#/lecture/filter-health");
  const smoothness = async (): Promise<readonly number[]> =>
    ((await page.locator(KEY).textContent()) ?? "").split(" and ").map((each) => Number(each.replace("−", "-")));
  await expect(page.locator(KEY)).toHaveText(/\d and /);
  // Before training: the same noise in both.
  const [first = 1, same = 2] = await smoothness();
  expect(same).toBe(first);
  expect(Math.abs(first)).toBeLessThan(0.15);
  await expect(page.locator(".bank-run").first().locator(".bank-filter")).toHaveCount(12);
  // A filter is chosen, in both runs: its correlation with itself is not shown, with the others it is.
  await page.getByRole("slider", { name: "Filters of run A" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".bank-filter[data-chosen]")).toHaveText([/chosen/, /chosen/]);
  await expect(page.locator(".bank-filter").first()).toHaveText(/r −?\d\.\d\d/);

  // A curve that rises at once, drawn by keyboard.
  const early = page.getByRole("slider", { name: "steps of training 50" });
  await early.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("Shift+ArrowUp");
  await page.locator(".predict").getByRole("button", { name: "Measure" }).click();
  await expect(page.getByRole("progressbar", { name: "Training both runs" })).toBeVisible();
  await expect(page.locator(".predict-told")).toHaveText(
    /^Your curve reaches 0\.5 after \d\d steps; measured: it reaches 0\.5 after \d+ steps\.$/,
    { timeout: 90_000 },
  );
  await expect(page.locator(".scene-key-label")).toContainText("step 200", { timeout: 90_000 });
  const [healthy = 0, ill = 1] = await smoothness();
  expect(healthy).toBeGreaterThan(0.6);
  expect(ill).toBeLessThan(0.4);
  // The accuracy would not have told.
  const [rightA = 0, rightB = 0] = ((await page.locator(".scene-key-note").textContent()) ?? "")
    .match(/\d+(?= %)/g)
    ?.map(Number) ?? [0, 0];
  expect(rightA).toBeGreaterThan(75);
  expect(rightB).toBeGreaterThan(75);
  await page.getByRole("slider", { name: "Steps of training" }).focus();
  await page.keyboard.press("Home");
  await expect(page.locator(KEY)).toHaveText(/^(−?0\.\d\d) and \1$/);

  // A case that is drawn is diagnosed; a wrong diagnosis is told the truth.
  await page.goto("about:blank");
  await page.goto("/#/lecture/filter-health?v=1&cause=drawn&seed=2");
  await expect(page.locator(KEY)).toHaveText(/\d and /);
  await page.locator(".predict-tick").filter({ hasText: "run A" }).click();
  await page.locator(".predict-tick").filter({ hasText: "shuffled labels" }).click();
  await page.locator(".predict-tick").filter({ hasText: "no weight decay" }).click();
  await expect(page.locator('.predict-tick[aria-pressed="true"]')).toHaveText(["run A", "no weight decay"]);
  await page.locator(".predict").getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(/^(Right|No|The right (run|cause)).*: run [AB], /);
});
