/** Opens the harness page in a browser, for scripts that run the engine outside the test runner. */
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";
import { createServer } from "vite";
import { CHROMIUM_ARGS, ensureChromium, SOFTWARE_ARGS } from "./chromium.mjs";

/** Configuration of the harness's server. */
export const HARNESS_CONFIG = fileURLToPath(new URL("../e2e/harness/vite.config.ts", import.meta.url));

/**
 * Serves the harness on a free port and opens one of its pages. `gpu: true` leaves the choice of
 * graphics to the browser instead of software rendering.
 */
export async function openHarness({ path = "", gpu = false, ready = "receptive" } = {}) {
  const server = await createServer({
    configFile: HARNESS_CONFIG,
    server: { port: 0, strictPort: false },
    logLevel: "error",
  });
  await server.listen();
  const args = gpu
    ? [...CHROMIUM_ARGS.filter((arg) => !SOFTWARE_ARGS.includes(arg)), "--enable-gpu", "--use-angle=default"]
    : CHROMIUM_ARGS;
  const browser = await chromium.launch({ args, executablePath: ensureChromium() });
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`page: ${error.stack ?? error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "log") console.log(`page: ${message.text()}`);
  });
  await page.goto(new URL(path, server.resolvedUrls?.local[0]).href);
  await page.waitForFunction((name) => name in window, ready);
  return {
    page,
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
