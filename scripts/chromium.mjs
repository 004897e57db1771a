/**
 * Finds the Chromium for tests and benchmarks, and installs one if there is none.
 *
 * Order: the environment variable CHROMIUM_PATH, the browser that Playwright downloaded, the
 * system's own.
 */
import { existsSync } from "node:fs";
import { chromium } from "playwright";
import { installPackages, runs } from "./lib/tools.mjs";

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Features of the browser's own interface, switched off: they start processes and pages of their own for each window, a
 * fifth of its cost.
 */
const BROWSER_ITSELF = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxFullPopup",
  "WebUIOmniboxAimPopup",
  "SpareRendererForSitePerProcess",
];
/** The features that Playwright switches off, repeated because Chromium heeds only the last --disable-features. */
const OFF_IN_PLAYWRIGHT = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning",
];

/**
 * Software WebGL 2 (SwiftShader), so that every machine computes the same results with or without a GPU. Pages are composited
 * without it, which is faster.
 */
export const SOFTWARE_ARGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-compositing"];

/** Software rendering, and no network traffic other than the page's. */
export const CHROMIUM_ARGS = [
  ...SOFTWARE_ARGS,
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  `--disable-features=${[...OFF_IN_PLAYWRIGHT, ...BROWSER_ITSELF].join(",")}`,
];

/** Path of a Chromium on this machine, or null. Throws if CHROMIUM_PATH is not a file. */
export function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH is ${chosen}, but there is no such file.`);
    return chosen;
  }
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((path) => existsSync(path)) ?? null;
}

/** Like `findChromium`, but installs one if necessary. If that fails, throws an error that says what to install. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  console.log("No Chromium found; installing one.");
  runs("npx", "playwright", "install", "chromium");
  if (findChromium() === null) installPackages(["chromium"]);
  const installed = findChromium();
  if (installed !== null) return installed;
  throw new Error(
    "The tests need Chromium, and installing it failed. Install it manually (npx playwright install chromium, " +
      "or on Debian and Ubuntu: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome 120 or newer.",
  );
}
