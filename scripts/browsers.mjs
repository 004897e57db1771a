/**
 * Runs the app in every installed browser engine: Chromium, Firefox, WebKit (Safari's).
 *   npm run browsers                               the reference cases of e2e/fixtures/golden, a short tour of the app,
 *                                                  and whether the scenes' numbers are the same in all engines
 *   npm run browsers -- --only firefox,webkit      some of the engines
 *   npm run browsers -- --require                  missing engines, and those that do not start, count as failures
 *   npm run browsers -- --install                  installs missing engines first, as root on Debian
 *   npm run browsers -- --pictures DIR             also writes screenshots of every screen
 *   node scripts/browsers.mjs --packages           only prints the Debian packages of the engines
 * Starts whatever it needs, including a virtual screen, and ends it. Prints a line for each test, then
 * `N passed, N failed`; exits with 1 if any failed. A step of the tour that fails is tried once more, and the failure is
 * printed: the machine may have been busy for a minute, which is not the app's fault.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "./browsers/chromium.mjs";
import { hasDisplay, NO_DISPLAY, openDisplay } from "./browsers/display.mjs";
import { firefox } from "./browsers/firefox.mjs";
import { Page } from "./browsers/page.mjs";
import { takePictures } from "./browsers/pictures.mjs";
import { roundSteps } from "./browsers/round.mjs";
import { differences } from "./browsers/scenes.mjs";
import { serveApp, serveHarness } from "./browsers/servers.mjs";
import { webkit } from "./browsers/webkit.mjs";
import { complaints as complaintsOf, readCases } from "./lib/golden-cases.mjs";
import { installPackages, ROOT, runTool, VITE } from "./lib/tools.mjs";

const ENGINES = { chromium, firefox, webkit };
const GOLDEN = "e2e/fixtures/golden";
const FAILURES = join(ROOT, "test-results/browsers");

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: Object.keys(ENGINES).join(",") },
    require: { type: "boolean", default: false },
    install: { type: "boolean", default: false },
    pictures: { type: "string" },
    packages: { type: "boolean", default: false },
  },
});
const unknown = options.only.split(",").filter((name) => !(name in ENGINES));
if (unknown.length > 0) {
  console.error(`There is no engine “${unknown.join(", ")}”. There are ${Object.keys(ENGINES).join(", ")}.`);
  process.exit(2);
}
const asked = options.only.split(",").map((name) => ENGINES[name]);
const packagesOf = (engines) => [...new Set(engines.flatMap(({ packages }) => packages))];
const notInstalled = () => asked.filter((engine) => !engine.isInstalled());
if (options.packages) {
  console.log(packagesOf(asked).join(" "));
  process.exit(0);
}
if (options.install && notInstalled().length > 0) installPackages(packagesOf(notInstalled()));
const missing = notInstalled();

const counts = { passed: 0, failed: 0 };
/** Runs a test, counts it and prints its line, and one for each attempt that failed before. Never throws. */
async function test(name, work, attempts = 1) {
  const start = performance.now();
  let error = null;
  try {
    await work();
  } catch (thrown) {
    error = thrown;
  }
  const isTriedAgain = error && attempts > 1;
  const mark = isTriedAgain ? "1st " : error ? "FAIL" : "ok  ";
  console.log(`${mark} ${name} (${Math.round(performance.now() - start)} ms)`);
  if (error) console.log(error.message);
  if (isTriedAgain) await test(name, work, attempts - 1);
  else counts[error ? "failed" : "passed"] += 1;
}

/** The numbers of each scene, by engine. */
const numbers = new Map();

async function runGolden(name, page) {
  const cases = readCases([GOLDEN]);
  const start = performance.now();
  let passed = 0;
  for (const golden of cases) {
    const result = await page.evaluate((each) => window.receptive.golden(each), golden);
    const lines = complaintsOf(golden.name, result);
    for (const line of lines) console.log(`FAIL ${name}: ${line}`);
    counts[lines.length > 0 ? "failed" : "passed"] += 1;
    if (lines.length === 0) passed += 1;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${passed === cases.length ? "ok  " : "FAIL"} ${name}: ${passed} of ${cases.length} PyTorch reference cases in ${seconds} s`,
  );
}

/** Runs work on a page; if it fails, takes a screenshot of the page. */
async function showingFailure(page, title, work) {
  try {
    await work(page);
  } catch (error) {
    const file = join(FAILURES, `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.png`);
    mkdirSync(FAILURES, { recursive: true });
    writeFileSync(file, await page.screenshot());
    throw new Error(`${error.message}\nThe page then: ${file}`, { cause: error });
  }
}

async function runEngine(engine, servers, display) {
  const { name } = engine;
  let driver = null;
  try {
    driver = await engine.open(display);
  } catch (error) {
    console.log(`${name} is installed, but does not start here, so it is not tested. ${error.message}`);
    if (options.require) counts.failed += 1;
    return;
  }
  console.log(`== ${name} ${driver.version}`);
  try {
    await driver.resize(1440, 900);
    const harness = new Page(driver, servers.harness.url);
    await test(`${name}: the harness page opens`, async () => {
      await harness.open("");
      await harness.until("the harness is there", () => "receptive" in window);
    });
    await runGolden(name, harness);
    const found = {};
    const report = [];
    servers.app.complaints.length = 0;
    const page = new Page(driver, servers.app.url);
    for (const [step, work] of roundSteps({ numbers: found, report, complaints: servers.app.complaints })) {
      await test(`${name}: ${step}`, () => showingFailure(page, `${name} ${step}`, work), 2);
    }
    numbers.set(name, found);
    for (const line of report) console.log(`     ${name}: ${line}`);
    if (options.pictures) await takePictures(page, name, options.pictures);
  } finally {
    await driver.close();
  }
}

for (const { name, packages } of missing) {
  console.log(`${name} is not installed, so it is not tested. On Debian: apt-get install ${packages.join(" ")}`);
  if (options.require) counts.failed += 1;
}
if (!runTool(VITE, ["build", "--logLevel", "warn"])) process.exit(1);
const display = hasDisplay() ? await openDisplay() : NO_DISPLAY;
const servers = { harness: await serveHarness(), app: await serveApp() };
try {
  for (const engine of asked.filter((each) => !missing.includes(each))) await runEngine(engine, servers, display);
  const [first, ...others] = numbers;
  for (const [name, found] of others) {
    for (const [id, states] of Object.entries(first[1])) {
      await test(`${name}: the numbers of “${id}” are those of ${first[0]}`, () => {
        const lines = differences(id, found[id] ?? {}, states);
        if (lines.length > 0) throw new Error(lines.join("\n"));
      });
    }
  }
} finally {
  await servers.app.close();
  await servers.harness.close();
  await display.close();
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
