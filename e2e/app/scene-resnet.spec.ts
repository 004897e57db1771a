import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";
const NOTE = ".scene-key-note";

test("a plain and a residual network of 6 layers race from the same weights, can be stopped, and run the same again", async ({
  page,
}) => {
  test.slow();
  await page.goto("/#/lecture/resnet?v=1&depth=6&seed=2");
  await expect(page.locator(NOTE)).toContainText("Same weights, only the shortcuts differ");
  const began = (await page.locator(KEY).textContent()) ?? "";
  const start = page.getByRole("button", { name: "Start the race" });
  const losses = page.locator(".race-plot[data-thing='loss'] .plot-series[data-look='line']");
  await start.click();
  await expect(page.getByRole("progressbar", { name: "Racing: 6 layers, 150 steps" })).toBeVisible();
  await expect(page.locator(NOTE)).toContainText(/After [2-9]\d of 150 steps: plain \d\.\d\d, residual \d\.\d\d\./, {
    timeout: 60_000,
  });
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  const [note = "", curve = ""] = [await page.locator(NOTE).textContent(), await losses.last().getAttribute("d")].map(
    (text) => text ?? "",
  );
  const steps = Number(/After (\d+) of/.exec(note)?.[1]);
  expect(steps).toBeGreaterThanOrEqual(20);
  // From its first step on it is the network that was looked at before.
  await start.click();
  await expect(page.locator(NOTE)).toContainText(/After 150 steps: /, { timeout: 90_000 });
  expect(((await losses.last().getAttribute("d")) ?? "").startsWith(curve)).toBe(true);
  await expect(page.locator(KEY)).not.toHaveText(began);
  await expect(page.locator(KEY)).toHaveText(/^\d\.\d\d$/);

  // Without one of its two blocks, which it learnt with.
  const names = page.locator(".race-name > span");
  await expect(names.first()).toHaveText(/^\d+ % of test digits correct$/);
  const block = page.getByRole("slider", { name: /Block that is taken out of both networks.*residual/ });
  await block.focus();
  await page.keyboard.press("ArrowRight");
  await expect(block).toHaveAttribute("aria-valuetext", "block 1");
  await expect(names.last()).toHaveText(/^\d+ % of test digits correct; without block 1, \d+ %$/);
  const [whole = 0, without = 0] = (((await names.last().textContent()) ?? "").match(/\d+(?= %)/g) ?? []).map(Number);
  expect(without).toBeLessThan(whole);
});

test("before their first step, the gradients of 34 plain layers are largest in the first block; a sum passes its own on whole", async ({
  page,
}) => {
  await page.goto("/#/lecture/resnet");
  const title = (kind: string) => page.locator(`.race-lane[data-kind='${kind}'] .race-name > span`);
  const ends = async (kind: string): Promise<readonly number[]> => {
    await expect(title(kind)).toHaveText(/first block [\d.]+, last block [\d.]+$/);
    return (
      /first block ([\d.]+), last block ([\d.]+)$/
        .exec((await title(kind).textContent()) ?? "")
        ?.slice(1)
        .map(Number) ?? []
    );
  };
  const [first = 0, last = 1] = await ends("plain");
  expect(first / last).toBeGreaterThan(50);
  const [residualFirst = 0, residualLast = 1] = await ends("residual");
  expect(residualFirst / residualLast).toBeLessThan(first / last / 5);

  // One block: with the weights of F at zero, the shortcut alone passes the gradient on.
  await page.getByRole("button", { name: "Set the weights of a block to zero." }).click();
  await expect(page.locator(KEY)).toHaveText("1.00");
  await expect(page.locator(NOTE)).toContainText("Without the shortcut nothing would reach x.");
  const gradients = page.locator(".block-back");
  await expect(gradients).toHaveText(["← 1.00 |g|", "← 1.00 |g|", "← 1.00 |g|", "← 1.00 |g|"]);
  await page.getByRole("slider", { name: "Weights of F" }).fill("5");
  await expect(page.locator(KEY)).not.toHaveText(/^(1\.00|…)$/);
  await expect(gradients).toHaveText([/^← (?!1\.00)/, "← 1.00 |g|", "← 1.00 |g|", "← 1.00 |g|"]);
  await page.getByRole("radio", { name: "half the size" }).check({ force: true });
  await expect(page.getByText("Wx: 8 × 24 × 24")).toBeVisible();
});
