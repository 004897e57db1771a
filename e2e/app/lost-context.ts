import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** Set by `watchContexts`. */
    testContexts: { readonly opened: WebGL2RenderingContext[]; failsReads: boolean; losing: WEBGL_lose_context | null };
  }
}

/** Gets hold of the WebGL contexts that a page opens, to take them away and to make reading fail. To be called before the page is opened. */
export async function watchContexts(page: Page) {
  await page.addInitScript(() => {
    const state: Window["testContexts"] = { opened: [], failsReads: false, losing: null };
    window.testContexts = state;
    const original: unknown = Object.getOwnPropertyDescriptor(WebGL2RenderingContext.prototype, "readPixels")?.value;
    WebGL2RenderingContext.prototype.readPixels = function read(this: WebGL2RenderingContext, ...values: unknown[]) {
      if (!state.opened.includes(this)) state.opened.push(this);
      if (state.failsReads) throw new Error("Reading was made to fail");
      if (typeof original === "function") Reflect.apply(original, this, values);
    };
  });
  return {
    lose: () =>
      page.evaluate(() => {
        const { testContexts } = window;
        testContexts.losing = testContexts.opened.at(-1)?.getExtension("WEBGL_lose_context") ?? null;
        testContexts.losing?.loseContext();
      }),
    restore: () => page.evaluate(() => window.testContexts.losing?.restoreContext()),
    failReads: (fails: boolean) =>
      page.evaluate((now) => {
        window.testContexts.failsReads = now;
      }, fails),
  };
}
