/**
 * npm test                          everything
 * npm test -- --only unit,lint      only these stages (see STAGES), and those they need
 * npm test -- --only unit nn-zoo    only the spec files whose path contains this
 *
 * A stage runs even if an earlier one failed, unless it needs that one. A check (lint, types ...)
 * counts as one test; skipped tests count as failed. The last line is `N passed, N failed`, and
 * the exit status is 1 if anything failed.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./chromium.mjs";
import { parseArguments } from "./lib/test-arguments.mjs";
import { freePort, OXFMT, PLAYWRIGHT, ROOT, runTool, TSC, VITE } from "./lib/tools.mjs";

const asOne = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
const check = (tool, ...args) => ({ needs: [], run: () => asOne(runTool(tool, args)) });

const STAGES = {
  lint: { needs: [], run: () => asOne(runScript("lint.mjs")) },
  format: check(OXFMT, "--check", "."),
  types: check(TSC),
  build: check(VITE, "build"),
  chromium: { needs: [], run: findBrowser },
  size: { needs: ["build", "chromium"], run: () => asOne(runScript("first-load.mjs")) },
  unit: { needs: [], run: () => runSpecs("unit", 10) },
  kernels: { needs: ["chromium"], run: () => runSpecs("kernels", 40) },
  app: { needs: ["build", "chromium"], run: () => runSpecs("app", 60) },
};

function runScript(name) {
  return spawnSync(process.execPath, [join(ROOT, "scripts", name)], { cwd: ROOT, stdio: "inherit" }).status === 0;
}

function findBrowser() {
  try {
    console.log(`Chromium: ${ensureChromium()}`);
    return asOne(true);
  } catch (error) {
    console.error(error.message);
    return asOne(false);
  }
}

/**
 * Runs one project of e2e/playwright.config.ts on its own servers, for at most `minutes` minutes.
 * The counts come from e2e/reporter.ts, through a file.
 */
async function runSpecs(project, minutes) {
  const folder = mkdtempSync(join(tmpdir(), "receptive-test-"));
  const resultFile = join(folder, "counts.json");
  const env = { RECEPTIVE_COUNTS: resultFile, RECEPTIVE_TEST_PORT: String(await freePort()) };
  const args = ["test", "--config", "e2e/playwright.config.ts", `--project=${project}`, "--forbid-only"];
  const limit = ["--global-timeout", String(minutes * 60_000)];
  try {
    const ok = runTool(PLAYWRIGHT, [...args, ...limit, ...specs], { env, timeoutS: minutes * 60 + 60 });
    const { passed, unsteady, failed } = JSON.parse(readFileSync(resultFile, "utf8"));
    // A run can fail without a failing test: if a server does not start, or no test is found.
    return { passed, unsteady, failed: ok ? failed : Math.max(1, failed) };
  } catch (error) {
    console.error(`No results of ${project}: ${error.message}`);
    return asOne(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let chosen;
try {
  chosen = parseArguments(process.argv.slice(2), STAGES);
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
const { stages, specs } = chosen;
const results = new Map();
for (const name of stages) {
  console.log(`\n== ${name}`);
  const missing = STAGES[name].needs.filter((need) => (results.get(need)?.failed ?? 0) > 0);
  const start = performance.now();
  if (missing.length > 0) console.error(`Not run, because ${missing.join(" and ")} failed.`);
  const counts = missing.length > 0 ? asOne(false) : await STAGES[name].run();
  results.set(name, { ...counts, seconds: (performance.now() - start) / 1000 });
}

console.log("\n== summary");
const total = { passed: 0, failed: 0 };
for (const [name, { passed, unsteady = 0, failed, seconds }] of results) {
  total.passed += passed;
  total.failed += failed;
  const verdict = failed === 0 ? "ok" : `${failed} FAILED`;
  const again = unsteady === 0 ? "" : `  ${unsteady} of them at the second attempt only`;
  console.log(
    `${name.padEnd(9)} ${verdict.padEnd(10)} ${String(passed).padStart(5)} ok  ${seconds.toFixed(0).padStart(4)} s${again}`,
  );
}
if (total.passed + total.failed === 0) total.failed = 1;
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
