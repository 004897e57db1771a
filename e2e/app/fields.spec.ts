import type { Page } from "@playwright/test";
import { encodeArchitecture } from "../../app/formats/share-link.ts";
import { adaptiveAvgPool2d } from "../../app/nn/layers/adaptive-avg-pool2d.ts";
import { conv2d } from "../../app/nn/layers/conv2d.ts";
import { dense } from "../../app/nn/layers/dense.ts";
import { flatten } from "../../app/nn/layers/flatten.ts";
import { upsample } from "../../app/nn/layers/upsample.ts";
import { expect, test } from "../fixtures.ts";

const layers = [
  { ...conv2d.create("l1"), channels: 4 },
  upsample.create("l2"),
  { ...conv2d.create("l3"), channels: 4, groups: 4 },
  { ...adaptiveAvgPool2d.create("l4"), size: [5, 5] as const },
  flatten.create("l5"),
  dense.create("l6"),
];
const net = encodeArchitecture({ name: "Up", input: { c: 1, h: 28, w: 28 }, layers });

test("the lab shows what a unit sees after upsampling, uneven pooling and flattening", async ({ page }) => {
  await page.goto(`/#/lab?net=${net}`);
  await expect(page.locator(".lab-verdict-class")).toBeVisible();
  const row = (label: string) => page.getByRole("button", { name: new RegExp(`^${label}: `) });
  await expect(row("up1")).toHaveAccessibleName(/receptive field 3\.$/);
  await expect(row("conv2")).toHaveAccessibleName(/receptive field 4\.$/);
  await expect(row("pool1")).toHaveAccessibleName(/receptive field 9–10\.$/);
  await expect(row("flatten")).toHaveAccessibleName(/receptive field 9–10\.$/);
  await expect(row("fc1")).toHaveAccessibleName(/receptive field all\.$/);
  await expect(page.getByText("Field of pool1")).toBeVisible();
  await row("up1").click();
  const inspector = page.getByRole("region", { name: "Inspector" });
  await expect(inspector).toContainText("size 3 × 3, jump 0.5, starts at −1");
  await expect(page.getByText("3 pixels, 0.5 apart")).toBeVisible();
  // A unit in the corner of a grouped convolution reads one map only, and half of what a unit in the middle sees.
  await row("conv2").click();
  const maps = page.getByRole("button", { name: /^Maps of conv2/ });
  await maps.focus();
  await page.keyboard.press("Enter");
  await inspector.getByRole("tab", { name: "Field" }).click();
  await expect(inspector).toContainText("Here it is 2 × 2 pixels: the rest lies beyond the edge of a map.");
  await expect(inspector).toContainText(/Theoretical field4 × 4 pixels/);
  await expect(page.getByRole("button", { name: /^Maps of up1/ }).locator(".fig-mark-field")).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^Maps of conv1/ }).locator(".fig-mark-field")).toHaveCount(1);
});

/** Takes whole floats from the graphics card, as a test of weaker ones. */
async function renderHalfFloats(page: Page): Promise<void> {
  await page.addInitScript({
    content: `const { prototype } = WebGL2RenderingContext;
      const all = prototype.getExtension;
      prototype.getExtension = function (name) {
        return name === "EXT_color_buffer_float" ? null : all.call(this, name);
      };`,
  });
}

/** The address of the scene with so many equal layers. */
function stacked(count: number, kernel: number): string {
  const layer = { kind: "conv", kernel, stride: 1, padding: (kernel - 1) / 2, dilation: 1 };
  const stack = JSON.stringify(Array.from({ length: count }, () => layer));
  return `/#/lecture/receptive-field?${new URLSearchParams({ v: "1", stack }).toString()}`;
}

test("16-bit floats hold the gradient through eight 5 × 5 layers, at the centre and at the edge", async ({ page }) => {
  await renderHalfFloats(page);
  await page.goto(stacked(8, 5));
  await expect(page.getByText(/computes with 16-bit numbers/)).toBeVisible();
  await expect(
    page.getByText("predicted 33 × 33, measured 33 × 33, the same box; 1089 pixels have a gradient"),
  ).toBeVisible();
  // The middle of the field is where its gradient is largest, not a hole.
  const canvas = page
    .locator(".fig-frame, figure")
    .filter({ hasText: "Gradient with respect to every pixel" })
    .locator("canvas");
  const shares = (): Promise<readonly number[]> =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const copy = document.createElement("canvas");
      Object.assign(copy, { width: element.width, height: element.height });
      const context = copy.getContext("2d", { willReadFrequently: true });
      context?.drawImage(element, 0, 0);
      const { data, width, height } = context?.getImageData(0, 0, copy.width, copy.height) ?? new ImageData(1, 1);
      const ink = (y: number, x: number): number => {
        const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
        // What was not painted yet is transparent black.
        if (data[at + 3] === 0) return Number.NaN;
        return 765 - (data[at] ?? 0) - (data[at + 1] ?? 0) - (data[at + 2] ?? 0);
      };
      return [ink(0.5, 0.5), ink(0.5, 0.45), ink(0.5, 0.05)];
    });
  await expect(async () => {
    const [middle = 0, beside = 0, rim = 0] = await shares();
    expect(middle).toBeGreaterThan(beside * 0.9);
    expect(beside).toBeGreaterThan(rim + 50);
  }).toPass();
});

test("the limits of 16-bit floats are mentioned where they show", async ({ page }) => {
  await renderHalfFloats(page);
  await page.goto(stacked(8, 11));
  await expect(
    page.getByText(
      /predicted 81 × 81.* have a gradient\. Gradients below \S+ of the largest are zero in this .* 16-bit numbers/,
    ),
  ).toBeVisible();
});
