/** WebKit, the engine of Safari, as WebKitGTK; driven by W3C WebDriver over HTTP. */
import { existsSync } from "node:fs";
import { freePort } from "../lib/tools.mjs";
import { drag } from "./actions.mjs";
import { findCommand, pause, start, stop } from "./child.mjs";
import { hasDisplay } from "./display.mjs";

const BROWSERS = ["x86_64", "aarch64"].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`);
/** How long the driver may take to start, and a script to end, in ms. */
const PATIENCE_MS = 30_000;
const SCRIPT_MS = 300_000;

const findBrowser = () => BROWSERS.find((path) => existsSync(path)) ?? null;

async function command(url, method, body) {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

async function untilReady(driver, address) {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const status = await command(`${address}/status`, "GET").catch(() => null);
    if (status?.ready) return;
    if (driver.child.exitCode !== null || performance.now() > end)
      throw new Error(`WebKitWebDriver did not start: ${driver.said()}`);
    await pause(50);
  }
}

async function open({ env }) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  // "C" is not a language: a page that passes it to `Intl` breaks.
  const more = { LANG: "C", WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
  const driverArgs = ["--", "WebKitWebDriver", `--port=${port}`, "--host=127.0.0.1"];
  const driver = start("dbus-run-session", driverArgs, { env: { ...env, ...more } });
  let session = null;
  const close = async () => {
    if (session !== null) await command(session, "DELETE").catch(() => {});
    await stop(driver);
  };
  try {
    await untilReady(driver, address);
    const options = { binary: findBrowser(), args: ["--automation"] };
    const wanted = { browserName: "MiniBrowser", "webkitgtk:browserOptions": options };
    const { sessionId, capabilities } = await command(`${address}/session`, "POST", {
      capabilities: { alwaysMatch: wanted },
    });
    session = `${address}/session/${sessionId}`;
    const post = (path, body = {}) => command(`${session}/${path}`, "POST", body);
    await post("timeouts", { script: SCRIPT_MS });
    const evaluate = (source) => post("execute/sync", { script: `return (${source})();`, args: [] });
    return {
      version: capabilities.browserVersion,
      goto: (url) => post("url", { url }),
      reload: () => post("refresh"),
      evaluate,
      drag: (path) => post("actions", { actions: drag(path) }),
      async resize(width, height) {
        // The window is larger than the page by its frame.
        const frame = await evaluate("() => [outerWidth - innerWidth, outerHeight - innerHeight]");
        await post("window/rect", { width: width + frame[0], height: height + frame[1] });
      },
      screenshot: async () => Buffer.from(await command(`${session}/screenshot`, "GET"), "base64"),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export const webkit = {
  name: "WebKit",
  packages: [
    "webkit2gtk-driver",
    "libwebkit2gtk-4.1-0",
    "dbus",
    "xvfb",
    "libgl1",
    "libglx-mesa0",
    "libegl-mesa0",
    "libgl1-mesa-dri",
  ],
  isInstalled: () =>
    findBrowser() !== null &&
    hasDisplay() &&
    ["WebKitWebDriver", "dbus-run-session"].every((name) => findCommand(name)),
  open,
};
