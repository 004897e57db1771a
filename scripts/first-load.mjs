/**
 * npm test -- --only size     how much script a first visit loads, for each kind of first screen, and which fonts are built
 *
 * Measured in a browser: the size, compressed with gzip, of every script that the built page requested before its first
 * screen was shown. Fails if a screen exceeds the limit, or if the build has fonts in a format that no browser needs.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { chromium } from "playwright";
import { preview } from "vite";
import { CHROMIUM_ARGS, ensureChromium } from "./chromium.mjs";
import { ROOT } from "./lib/tools.mjs";

/** Most script that a first screen may load, compressed, in bytes. */
const LIMIT = 180_000;
const DIST = join(ROOT, "dist");
/** Ids of the scenes; their folders are named `11-striding`. */
const scenes = readdirSync(join(ROOT, "app/content/scenes")).map((folder) => folder.replace(/^\d+-/, ""));
const SCREENS = ["", "#/lecture", "#/quizzes", "#/quizzes/conv-parameters", ...scenes.map((id) => `#/lecture/${id}`)];
/** How many pages are open at a time. */
const AT_ONCE = 4;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;

/** Names of the scripts that a visit to an address loads until its screen is shown (`app/page.tsx` marks that). */
async function scriptsOf(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // What the app fetches ahead, it fetches when idle: never here.
  await page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0;
  });
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("receptive-shown").length > 0);
  // Scripts that are still on their way are listed only once they have arrived.
  await page.waitForLoadState("networkidle");
  const files = await page.evaluate(() => {
    const shown = performance.getEntriesByName("receptive-shown")[0]?.startTime ?? 0;
    const before = performance.getEntriesByType("resource").filter(({ startTime }) => startTime <= shown);
    return before.map(({ name }) => new URL(name).pathname);
  });
  await page.close();
  return [...new Set(files)].filter((name) => name.endsWith(".js"));
}

/** Makes a function that gives a file's size compressed by `compress`, in bytes; each is computed once. */
function counter(compress) {
  const sizes = new Map();
  return (name) => {
    if (!sizes.has(name)) sizes.set(name, compress(readFileSync(join(DIST, name))).length);
    return sizes.get(name);
  };
}

const gzipped = counter(gzipSync);
const brotlied = counter(brotliCompressSync);
const sum = (files, sizeOf) => files.reduce((all, name) => all + sizeOf(name), 0);

const fonts = readdirSync(DIST, { recursive: true }).filter((name) => /\.(?:ttf|otf|woff|eot)$/.test(name));
for (const name of fonts) console.error(`dist/${name}: browsers that run the app read woff2`);

const server = await preview({ root: ROOT, preview: { port: 0, strictPort: false, open: false }, logLevel: "silent" });
const browser = await chromium.launch({ args: CHROMIUM_ARGS, executablePath: ensureChromium() });
let isOver = false;
try {
  const [address] = server.resolvedUrls.local;
  // Several at once: most of the time is spent waiting until a page requests nothing more.
  const loaded = [];
  while (loaded.length < SCREENS.length) {
    const next = SCREENS.slice(loaded.length, loaded.length + AT_ONCE);
    loaded.push(...(await Promise.all(next.map((hash) => scriptsOf(browser, address + hash)))));
  }
  for (const [i, hash] of SCREENS.entries()) {
    const files = loaded[i];
    const size = sum(files, gzipped);
    if (size > LIMIT) isOver = true;
    const verdict = `${kilobytes(size)} of script (brotli ${kilobytes(sum(files, brotlied))}), limit ${kilobytes(LIMIT)}`;
    console.log(`${size > LIMIT ? "TOO LARGE" : "ok"} first load of /${hash}: ${verdict}`);
    if (size > LIMIT || process.argv.includes("--list")) {
      for (const name of files) console.log(`    ${kilobytes(gzipped(name)).padStart(9)} ${name}`);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
process.exit(isOver || fonts.length > 0 ? 1 : 0);
