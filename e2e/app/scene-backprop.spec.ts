import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";

test("gradients by the backward kernels are the finite differences; answers are graded and slips named", async ({
  page,
}) => {
  test.slow();
  await page.goto("/#/lecture/backprop");
  // What is asked about is not what stands on the board, where the way back would give the answer away.
  await expect(page.getByRole("button", { name: "New numbers (seed 1)" })).toBeVisible();
  await expect(page.locator(".predict-prompt")).not.toContainText(/Seed 1,/);
  // A wiggle reaches the outputs that the number takes part in, and the loss.
  await expect(page.locator(KEY)).toHaveText("0");
  await page.getByRole("button", { name: /^x₀: / }).click();
  await expect(page.locator(".bp-loss")).toContainText("x₀ + 0.5: y₀ moves; the loss goes from");
  await page.getByRole("button", { name: /^x₂: / }).click();
  await expect(page.locator(".bp-loss")).toContainText("y₀, y₁, y₂ move");

  // Back: the backward kernel, the finite difference and the sum that is written out agree, layer by layer.
  for (const layer of ["line", "stride", "plane", "max", "mean"]) {
    await page.goto("about:blank");
    await page.goto(`/#/lecture/backprop?v=1&layer=${layer}&show=x&group=x&at=4&by=0`);
    const both = page.locator(".bp-both dd");
    await expect(both.nth(1)).not.toHaveText("…");
    const [analytic = "a", finite = "b", written = "c"] = await both.allTextContents();
    expect([finite, written]).toEqual([analytic, analytic]);
    await expect(page.locator(KEY)).toHaveText("0");
  }

  // The problem set: g and w stand on the board; the unflipped kernel is a slip with a name.
  await page.goto("about:blank");
  await page.goto("/#/lecture/backprop?v=1&show=set&seed=7&by=0");
  await expect(page.locator(KEY)).toHaveText("0");
  const numbers = async (group: string): Promise<readonly number[]> =>
    (await page.getByRole("group", { name: group, exact: true }).locator(".bp-cell").allTextContents()).map((text) =>
      Number(text.replace("−", "-")),
    );
  const [g, w] = [await numbers("g = ∂L/∂y"), await numbers("w")];
  const at = (values: readonly number[], i: number): number => values[i] ?? 0;
  const cell = page.getByRole("textbox", { name: /with respect to x₂/ });
  await cell.fill(String(at(g, 0) * at(w, 0) + at(g, 1) * at(w, 1) + at(g, 2) * at(w, 2)));
  await cell.press("Enter");
  await expect(page.locator(".bp-sheet-told")).toContainText("Kernel not flipped");
  const right = at(g, 0) * at(w, 2) + at(g, 1) * at(w, 1) + at(g, 2) * at(w, 0);
  await cell.fill(String(right));
  await cell.press("Enter");
  await expect(page.locator(".bp-sheet-told")).toContainText("1 of 9 right.");
  await expect.poll(() => decodeURIComponent(page.url())).toContain(`null,null,${right},null`);
  await page.reload();
  await expect(page.locator(".bp-sheet-told")).toContainText("1 of 9 right.");
  await page.getByRole("button", { name: /New numbers/ }).click();
  await expect(cell).toHaveValue("");
});
