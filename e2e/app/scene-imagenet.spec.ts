import { expect, test } from "../fixtures.ts";

test("imagenet: the winner is put on the chart and shown; points tell of networks; a top-k error is measured", async ({
  page,
}) => {
  await page.goto("/#/lecture/imagenet");
  await expect(page.locator(".imagenet-point")).toHaveCount(2);
  const chart = page.getByRole("slider", { name: /Your point/ });
  const box = await chart.boundingBox();
  if (!box) throw new Error("The chart is not there");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.75);
  await expect(page.locator(".imagenet-guess")).toHaveText(/^5(\.\d)? %, 40 layers$/);
  await page.getByRole("button", { name: "Measure" }).click();
  await expect(page.locator(".predict-told")).toHaveText(/It was 3\.57 % as published, and 152 layers by our count/);
  await expect(page.locator(".imagenet-point")).toHaveCount(3);
  await expect(page.locator(".scene-key-value")).toHaveText("60.19 million");

  await page.getByRole("radio", { name: "single networks" }).check({ force: true });
  await expect(page.locator(".imagenet-point")).toHaveCount(7);
  await page.getByRole("button", { name: "VGG-16, 2014" }).click();
  await expect(page.locator(".scene-key-value")).toHaveText("138.4 million");
  await page.getByRole("slider", { name: /Layers of VGG-16/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(".imagenet-layer")).toHaveText(/layer 2 of 16 .* 36,928 parameters/);

  const told = page.locator(".imagenet-top-text");
  await expect(told).toHaveText(/^Top-5 error: \d\.\d\d %/);
  const five = Number(/For (\d+) of 400/.exec((await told.textContent()) ?? "")?.[1]);
  await page.getByRole("slider", { name: /Guesses that count/ }).fill("1");
  await expect(told).toHaveText(/^Top-1 error/);
  const one = Number(/For (\d+) of 400/.exec((await told.textContent()) ?? "")?.[1]);
  expect(one).toBeGreaterThan(five);
  await expect(page.getByRole("link", { name: "Open this network in the lab" })).toBeVisible();
});
