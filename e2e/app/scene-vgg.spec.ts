import { expect, test } from "../fixtures.ts";

const key = ".scene-key-value";

test("vgg: a broken layer sees as much with fewer weights; without ReLU between it is one layer; columns tell of layers", async ({
  page,
}) => {
  await page.goto("/#/lecture/vgg");
  await expect(page.locator(key)).toHaveText("25 C²");
  // The bars are drawn before anything is broken.
  await expect(page.locator(".vgg-row-value")).toHaveText(["25 C²", "25 C²?", "49 C²", "49 C²?"]);
  const bar = page.getByRole("slider", { name: /guess for three 3 × 3/ });
  await bar.focus();
  for (let i = 0; i < 9; i++) await page.keyboard.press("ArrowLeft");
  await expect(page.locator(".vgg-row-value").last()).toHaveText("40 C²?");
  await page.getByRole("button", { name: "Measure" }).press("Enter");
  // The focus goes on to what stands there then.
  await expect(page.getByRole("button", { name: "Show it" })).toBeFocused();
  await expect(page.locator(".predict-told")).toHaveText(
    "You drew 25 and 40. Stored on the GPU: 18 C² for two layers and 27 C² for three.",
  );
  await expect(page.locator(".vgg-row-value")).toHaveText(["25 C²", "18 C²", "49 C²", "27 C²"]);
  await expect(page.locator(".vgg-ghost")).toHaveCount(2);
  await expect(page.locator(key)).toHaveText("27 C²");
  await expect(page.getByText(/110,592 weights: 55 % of the 200,704.*stores that many/)).toBeVisible();
  await expect(page.locator(".vgg-field")).toHaveText(/reaches 7 × 7 pixels; at all 49/);
  await expect(page.locator(".vgg-between")).toHaveText(/No single 7 × 7 layer computes this\.$/);
  await expect(page.locator(".vgg-relu")).toHaveCount(2);
  await expect(page.locator(".vgg-heat polygon")).toHaveCount(49);

  await page.getByRole("switch", { name: "with ReLU between" }).uncheck({ force: true });
  await expect(page.locator(".vgg-between")).toHaveText(/same map: largest difference .*in disguise\.$/);
  await expect(page.locator(".vgg-field")).toHaveText(/reaches 7 × 7 pixels; at all 49/);

  // A press on the drawing joins the layers again.
  await page.getByRole("button", { name: /put one 7 × 7 layer in their place/ }).click();
  await expect(page.locator(key)).toHaveText("49 C²");
  await expect(page.locator(".vgg-heat polygon")).toHaveCount(49);

  const columns = page.getByRole("slider", { name: /Layers of VGG-16/ });
  await columns.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".vgg-layer")).toHaveText(/^VGG-16, conv2: 3 × 3, 224 × 224 × 64 → 224 × 224 × 64\./);
  await page.getByRole("radio", { name: "MACs" }).check({ force: true });
  await expect(page.locator(".vgg-layer")).toHaveText(/= 1,849,688,064 MACs\.$/);
});
