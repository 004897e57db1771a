import { fileURLToPath } from "node:url";
import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "../scripts/chromium.mjs";

/**
 * Three projects:
 * - `unit`: pure TypeScript in Node; no browser, no server, no build;
 * - `kernels`: shaders against references, on the harness page (`e2e/harness`, built when they start);
 * - `app`: the production build in `dist/`, served by `vite preview`.
 *
 * Only the servers that the projects named by `--project` need are started. `npm test` runs one project
 * at a time and gives it a free port (RECEPTIVE_TEST_PORT), so that it tests this checkout's files and
 * no other server; without it, servers use fixed ports, and a running one is reused.
 */
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const VITE = "node node_modules/vite/bin/vite.js";
const HARNESS = "--config e2e/harness/vite.config.ts";
const givenPort = process.env["RECEPTIVE_TEST_PORT"];
const HARNESS_PORT = Number(givenPort ?? 4181);
const APP_PORT = Number(givenPort ?? 4182);
const inCi = process.env["CI"] !== undefined;

type Server = Exclude<NonNullable<PlaywrightTestConfig["webServer"]>, readonly unknown[]>;

function server(name: string, command: string, port: number): Server {
  return {
    name,
    command: `${command} --port ${port} --strictPort`,
    cwd: ROOT,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: givenPort === undefined && !inCi,
    timeout: 60_000,
  };
}

const servers = {
  kernels: server(
    "harness",
    `${VITE} build ${HARNESS} --logLevel warn && ${VITE} preview ${HARNESS} --host 127.0.0.1`,
    HARNESS_PORT,
  ),
  app: server("app", `${VITE} preview --host 127.0.0.1`, APP_PORT),
} as const;

/** Names after `--project`, as `--project a b` or `--project=a`; empty when all projects run. */
function requestedProjects(args: readonly string[]): string[] {
  const names: string[] = [];
  let listening = false;
  for (const arg of args) {
    if (arg.startsWith("--project=")) names.push(arg.slice("--project=".length));
    else if (arg.startsWith("-")) listening = arg === "--project";
    else if (listening) names.push(arg);
  }
  return names;
}

const requested = requestedProjects(process.argv);
const wanted = (name: string) => requested.length === 0 || requested.includes(name);
const executablePath = findChromium();

const browser = {
  browserName: "chromium",
  headless: true,
  launchOptions: { args: CHROMIUM_ARGS, ...(executablePath === null ? {} : { executablePath }) },
  // Recording a trace makes the tests of the app a third slower; `npx playwright show-trace` opens one.
  trace: process.env["RECEPTIVE_TRACE"] === "1" ? "retain-on-failure" : "off",
} as const;

export default defineConfig({
  outputDir: "../test-results",
  reporter: [["./reporter.ts"]],
  // A second attempt is not silent: e2e/reporter.ts prints what failed, and names these tests at the end.
  retries: 1,
  forbidOnly: inCi,
  fullyParallel: false,
  workers: 2,
  // Generous: a busy machine is no fault of the app.
  expect: { timeout: 40_000, toPass: { timeout: 40_000 } },
  projects: [
    { name: "unit", testDir: "unit", timeout: 30_000, retries: 0 },
    // Compiling, plain loops and drawing take turns, each on one core: two tests at a time.
    {
      name: "kernels",
      testDir: "kernels",
      fullyParallel: true,
      timeout: 120_000,
      workers: 2,
      use: { ...browser, baseURL: servers.kernels.url },
    },
    {
      name: "app",
      testDir: "app",
      fullyParallel: true,
      timeout: 180_000,
      workers: 2,
      use: { ...browser, baseURL: servers.app.url },
    },
  ],
  webServer: Object.entries(servers).flatMap(([project, options]) => (wanted(project) ? [options] : [])),
});
