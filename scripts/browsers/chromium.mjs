/** Chromium, driven by Playwright: the reference for the other engines. */
import { chromium as playwright } from "playwright";
import { CHROMIUM_ARGS, findChromium } from "../chromium.mjs";

async function open() {
  const browser = await playwright.launch({ args: CHROMIUM_ARGS, executablePath: findChromium() });
  const page = await browser.newPage();
  return {
    version: browser.version(),
    goto: (url) => page.goto(url),
    reload: () => page.reload(),
    evaluate: (source) => page.evaluate(`(${source})()`),
    async drag(path) {
      const [first, ...rest] = path;
      await page.mouse.move(...first);
      await page.mouse.down();
      for (const place of rest) await page.mouse.move(...place);
      await page.mouse.up();
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}

/**
 * An engine: the Debian packages that it needs, whether it is installed, and `open`, which starts it and resolves to its
 * driver.
 */
export const chromium = {
  name: "Chromium",
  packages: ["chromium"],
  isInstalled: () => findChromium() !== null,
  open,
};
