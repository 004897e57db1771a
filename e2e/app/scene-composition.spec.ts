import { expect, test } from "../fixtures.ts";

const KEY = ".scene-key-value";
const LABEL = ".scene-key-label";

test("any number opens into its sum, term by term down to a pixel, and the picture answers to the rubber", async ({
  page,
}) => {
  test.slow();
  await page.goto("/#/lecture/composition");
  await expect(page.locator(KEY)).toHaveText(/\d/);
  const eight = page.getByRole("button", { name: /^Class 8: / });
  await expect(eight).toHaveAttribute("data-best", "true");
  await eight.click();
  await expect(page.locator(LABEL)).toHaveText("class 8");
  // Each step: the value that was pressed is the value of the next sum, and page and GPU agree.
  const steps = ["flattened", "max pooling 2", "ReLU 2", "convolution 2", "max pooling 1", "ReLU 1", "convolution 1"];
  for (const name of [...steps, "pixel"]) {
    await page.locator(".why-term").first().click();
    await expect(page.locator(LABEL)).toContainText(name);
    await expect(page.locator(KEY)).toHaveText(/\d/);
    const note = (await page.locator(".scene-key-note").textContent()) ?? "";
    if (name === "pixel") expect(note).toContain("nothing was computed");
    else expect(note).toMatch(/the same\.$|e−\d+ apart, which is rounding\.$/);
  }
  await expect(page.locator(".why-crumbs li")).toHaveCount(9);
  await page.locator(".why-crumbs button").nth(4).click();
  await expect(page.locator(LABEL)).toContainText("convolution 2");

  // Rubbing everything out leaves nothing of the digit; the network still prefers some class, and the address keeps it.
  const picture = page.getByRole("slider", { name: /The picture/ });
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  if (!box) throw new Error("no picture");
  const before = await eight.getAttribute("aria-label");
  for (const row of [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]) {
    await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * row);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * row, { steps: 12 });
    await page.mouse.up();
  }
  await expect(eight).not.toHaveAttribute("aria-label", before ?? "");
  await expect.poll(() => page.url()).toContain("dabs=");

  // The prediction is measured on a picture of its own, whose class is not that of the digit it was.
  await page.getByRole("group", { name: "Predicted class" }).getByRole("button", { name: "3" }).click();
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(/You predicted 3\. Measured: [1-9], with \d+ %/);
});
