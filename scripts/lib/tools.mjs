/** Runs the development tools that package.json installs, without a shell and on every system. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Path of a package's command. Throws if the package is not installed. */
function commandPath(packageName, command) {
  const folder = `${ROOT}node_modules/${packageName}/`;
  let bin;
  try {
    ({ bin } = JSON.parse(readFileSync(`${folder}package.json`, "utf8")));
  } catch {
    throw new Error(`${packageName} is not installed: run "npm ci" first.`);
  }
  return folder + (typeof bin === "string" ? bin : bin[command]);
}

/**
 * Runs a package's command from the repository's root and shows its output; true if it succeeds.
 * `env` is added to the environment; longer than `timeoutS` seconds counts as failure.
 */
export function runTool([packageName, command], args, { env = {}, timeoutS = 600 } = {}) {
  const { status, error } = spawnSync(process.execPath, [commandPath(packageName, command), ...args], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...env },
    timeout: timeoutS * 1000,
  });
  if (error) console.error(`${command}: ${error.message}`);
  return status === 0;
}

/** Runs a command and shows its output; false if it fails or takes longer than ten minutes. */
export function runs(command, ...args) {
  console.log(`> ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { stdio: "inherit", timeout: 600_000 }).status === 0;
}

/** Installs Debian packages, as root; false if that is not possible here, or fails. */
export function installPackages(packages) {
  if (process.getuid?.() !== 0 || !runs("apt-get", "update")) return false;
  return runs("apt-get", "install", "-y", "--no-install-recommends", ...packages);
}

export const TSC = ["typescript", "tsc"];
export const OXLINT = ["oxlint", "oxlint"];
export const OXFMT = ["oxfmt", "oxfmt"];
export const VITE = ["vite", "vite"];
export const PLAYWRIGHT = ["@playwright/test", "playwright"];

/** A free TCP port on 127.0.0.1. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
