/* oxlint-disable typescript/unbound-method -- what browsers do is taken over and called with its own `this` */
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** Opens the lab and the list of keys, once the device was compared with the processor. */
async function factsOf(page: Page) {
  await page.goto("/");
  await page.getByRole("button", { name: "List the keys" }).click();
  const facts = page.getByRole("region", { name: "This device" });
  await expect(facts).toContainText("Compared with the processor: equal", { timeout: 60_000 });
  return facts;
}

/** The network works: it reads the first digit, and a step of training changes something. */
async function expectToWork(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await expect(page.locator(".lab-verdict-class")).toHaveText("3");
  await page.getByRole("button", { name: "One step" }).click();
  await expect(page.locator(".lab-clock dd").nth(1)).toHaveText("1");
}

test("what computes, and that it does so rightly, is said beside the keys", async ({ page }) => {
  const facts = await factsOf(page);
  await expect(facts).toContainText("SwiftShader");
  await expect(facts).toContainText("Computes in 32-bit floats, 8 targets at once.");
  await expectToWork(page);
});

test("where eight targets are too many, four are written", async ({ page }) => {
  await page.addInitScript(() => {
    const real = WebGL2RenderingContext.prototype.framebufferTextureLayer;
    WebGL2RenderingContext.prototype.framebufferTextureLayer = function (target, attachment, texture, level, layer) {
      // A level that does not exist makes the framebuffer incomplete, as too many bytes a pixel do on phones.
      const missing = attachment >= this.COLOR_ATTACHMENT4 && attachment < this.COLOR_ATTACHMENT4 + 12;
      real.call(this, target, attachment, texture, missing ? 5 : level, layer);
    };
  });
  await expect(await factsOf(page)).toContainText("Computes in 32-bit floats, 4 targets at once.");
  await expectToWork(page);
});

test("where targets are said to be complete and are not written, fewer are", async ({ page }) => {
  await page.addInitScript(() => {
    const real = WebGL2RenderingContext.prototype.clearBufferfv;
    WebGL2RenderingContext.prototype.clearBufferfv = function (
      this: WebGL2RenderingContext,
      ...[buffer, index, ...rest]: Parameters<typeof real>
    ) {
      if (index < 4) real.call(this, buffer, index, ...rest);
    } as typeof real;
  });
  await expect(await factsOf(page)).toContainText("Computes in 32-bit floats, 4 targets at once.");
});

test("where only half floats can be rendered, they are, with a word on it", async ({ page }) => {
  await page.addInitScript(() => {
    const real = WebGL2RenderingContext.prototype.getExtension;
    WebGL2RenderingContext.prototype.getExtension = function (this: WebGL2RenderingContext, name: string) {
      return name === "EXT_color_buffer_float" ? null : (Reflect.apply(real, this, [name]) as unknown);
    } as typeof real;
  });
  await expect(await factsOf(page)).toContainText("Computes in 16-bit floats, 8 targets at once.");
  await expect(page.getByText("Lower precision")).toBeVisible();
});

/** Spoils the text of every shader before it is compiled. */
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

test("where the fast kernels compute wrongly, plain ones take their place", async ({ page }) => {
  await spoil(page, "acc_0_3 \\+= w", "acc_0_3 += 1.01 * w");
  const facts = await factsOf(page);
  await expect(facts).toContainText("Computes in 32-bit floats, 4 targets at once, plain kernels.");
  await expect(facts).toContainText("Wrong with 32-bit floats, 8 targets at once: a convolution of an image.");
  await expectToWork(page);
});

test("where nothing computes rightly, the page names the chip and says what still works", async ({ page }) => {
  await spoil(page, "int\\(gl_FragCoord\\.x\\)", "(int(gl_FragCoord.x) + 1)");
  await page.goto("/");
  const notice = page.locator(".ui-notice").filter({ hasText: "cannot run" });
  await expect(notice).toContainText("SwiftShader", { timeout: 60_000 });
  await expect(notice).toContainText("compared with the processor's");
  await expect(notice).toContainText("You can still build networks, read their numbers and answer the quizzes.");
  await expect(page.getByText("No prediction")).toBeVisible();
});
