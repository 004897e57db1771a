/* oxlint-disable typescript/unbound-method -- what browsers do is taken over and called with its own `this` */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** Opens the lab and the list of keys, after the device's self-test. */
async function factsOf(page: Page) {
  await page.goto("/");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  const facts = page.getByRole("region", { name: "This device" });
  await expect(facts).toContainText("Self-test against the CPU: passed", { timeout: 60_000 });
  return facts;
}

/** The network works: it classifies the first digit, and a training step changes something. */
async function expectToWork(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  await page.getByRole("button", { name: "One step" }).click();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
}

test("the keys dialog names the device and reports the self-test", async ({ page }) => {
  const facts = await factsOf(page);
  await expect(facts).toContainText("SwiftShader");
  await expect(facts).toContainText("Computing with 32-bit floats, 8 render targets at once.");
  await expectToWork(page);
});

test("falls back to four targets if eight are too many", async ({ page }) => {
  await page.addInitScript(() => {
    const real = WebGL2RenderingContext.prototype.framebufferTextureLayer;
    WebGL2RenderingContext.prototype.framebufferTextureLayer = function (target, attachment, texture, level, layer) {
      // A level that does not exist makes the framebuffer incomplete, as too many bytes a pixel do on phones.
      const missing = attachment >= this.COLOR_ATTACHMENT4 && attachment < this.COLOR_ATTACHMENT4 + 12;
      real.call(this, target, attachment, texture, missing ? 5 : level, layer);
    };
  });
  await expect(await factsOf(page)).toContainText("Computing with 32-bit floats, 4 render targets at once.");
  await expectToWork(page);
});

test("falls back to fewer targets if complete ones are not written", async ({ page }) => {
  await page.addInitScript(() => {
    const real = WebGL2RenderingContext.prototype.clearBufferfv;
    WebGL2RenderingContext.prototype.clearBufferfv = function (
      this: WebGL2RenderingContext,
      ...[buffer, index, ...rest]: Parameters<typeof real>
    ) {
      if (index < 4) real.call(this, buffer, index, ...rest);
    } as typeof real;
  });
  await expect(await factsOf(page)).toContainText("Computing with 32-bit floats, 4 render targets at once.");
});

test("uses 16-bit floats, with a notice, if nothing else can be rendered", async ({ page }) => {
  await page.addInitScript(() => {
    const real = WebGL2RenderingContext.prototype.getExtension;
    WebGL2RenderingContext.prototype.getExtension = function (this: WebGL2RenderingContext, name: string) {
      return name === "EXT_color_buffer_float" ? null : (Reflect.apply(real, this, [name]) as unknown);
    } as typeof real;
  });
  await expect(await factsOf(page)).toContainText("Computing with 16-bit floats, 8 render targets at once.");
  await expect(page.getByText("Lower precision")).toBeVisible();
});

/** Breaks the text of every shader before it is compiled. */
async function spoil(page: Page, pattern: string, by: string): Promise<void> {
  await page.addInitScript(
    ([wrong, right]) => {
      const real = WebGL2RenderingContext.prototype.shaderSource;
      WebGL2RenderingContext.prototype.shaderSource = function (shader, source) {
        real.call(this, shader, source.replaceAll(new RegExp(wrong, "g"), right));
      };
    },
    [pattern, by] as const,
  );
}

test("falls back to plain kernels if the fast ones give wrong results", async ({ page }) => {
  await spoil(page, "acc_0_3 \\+= w", "acc_0_3 += 1.01 * w");
  const facts = await factsOf(page);
  await expect(facts).toContainText("Computing with 32-bit floats, 4 render targets at once, plain kernels.");
  await expect(facts).toContainText("Failed with 32-bit floats, 8 render targets at once: a convolution of an image.");
  await expectToWork(page);
});

test("if no way of computing is correct, the page names the chip and says what still works", async ({ page }) => {
  await spoil(page, "int\\(gl_FragCoord\\.x\\)", "(int(gl_FragCoord.x) + 1)");
  await page.goto("/");
  const notice = page.locator(".ui-notice").filter({ hasText: "cannot run" });
  await expect(notice).toContainText("SwiftShader", { timeout: 60_000 });
  await expect(notice).toContainText("compared with the CPU");
  await expect(notice).toContainText(
    "You can still build networks, see their shapes and parameter counts, and answer the quizzes.",
  );
  await expect(page.getByText("No prediction")).toBeVisible();
});
