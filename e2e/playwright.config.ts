import { fileURLToPath } from "node:url";
import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import { CHROMIUM_ARGS, findChromium } from "../scripts/chromium.mjs";

/**
 * Three projects:
 * - `unit`: pure TypeScript in Node; no browser, no server, no build;
 * - `kernels`: shaders against references, on the harness page (`e2e/harness`, Vite's dev server);
 * - `app`: the production build in `dist/`, served by `vite preview`.
 *
 * Only the servers that the projects named by `--project` need are started.
 */
const HARNESS_URL = "http://127.0.0.1:4181/";
const APP_URL = "http://127.0.0.1:4182/";
const ROOT = fileURLToPath(new URL("..", import.meta.url));
const inCi = process.env["CI"] !== undefined;

type Server = Exclude<NonNullable<PlaywrightTestConfig["webServer"]>, readonly unknown[]>;

const servers: Readonly<Record<string, Server>> = {
  kernels: {
    name: "harness",
    command: "npx vite --config e2e/harness/vite.config.ts",
    cwd: ROOT,
    url: HARNESS_URL,
    reuseExistingServer: !inCi,
    timeout: 60_000,
  },
  app: {
    name: "app",
    command: "npx vite preview --host 127.0.0.1 --port 4182 --strictPort",
    cwd: ROOT,
    url: APP_URL,
    reuseExistingServer: !inCi,
    timeout: 60_000,
  },
};

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
  trace: "retain-on-failure",
} as const;

export default defineConfig({
  outputDir: "../test-results",
  reporter: [["line"]],
  retries: 0,
  forbidOnly: inCi,
  fullyParallel: false,
  // Software WebGL keeps every core busy already: browser projects run one test at a time.
  workers: 2,
  expect: { timeout: 15_000 },
  projects: [
    { name: "unit", testDir: "unit", timeout: 30_000 },
    { name: "kernels", testDir: "kernels", timeout: 120_000, workers: 1, use: { ...browser, baseURL: HARNESS_URL } },
    { name: "app", testDir: "app", timeout: 90_000, workers: 1, use: { ...browser, baseURL: APP_URL } },
  ],
  webServer: Object.entries(servers).flatMap(([project, server]) => (wanted(project) ? [server] : [])),
});
