/** Processes started by a run, each in its own group, so that all of them, and no others, end with the run. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

/** How long a process may take to end by itself, in ms. */
const GRACE_MS = 3000;

const running = new Set();
const forget = (child) => running.delete(child);

function signal({ pid }, name) {
  try {
    process.kill(-pid, name);
    return true;
  } catch {
    return false; // the group is empty
  }
}

process.on("exit", () => {
  for (const child of running) signal(child, "SIGKILL");
});
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => process.exit(1));

/** Starts a command; `env` is added to the environment. `said()` returns its output so far. */
export function start(command, args, { env = {}, stdio = ["ignore", "pipe", "pipe"] } = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio, detached: true });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(String(chunk)));
  child.on("error", (error) => said.push(error.message));
  running.add(child);
  return { child, said: () => said.join("") };
}

/**
 * Waits until a command's output matches `pattern`; resolves to the match. Throws if it ends before, or takes too long.
 */
export async function untilSaid({ child, said }, pattern, patienceMs = 60_000) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = pattern.exec(said());
    if (found) return found;
    if (child.exitCode !== null || child.pid === undefined || performance.now() > end)
      throw new Error(`${child.spawnfile} did not start: ${said().slice(-2000)}`);
    await pause(50);
  }
}

/** Ends a command and everything it started. */
export async function stop({ child }) {
  if (child.exitCode === null && child.signalCode === null && signal(child, "SIGTERM"))
    await Promise.race([once(child, "exit"), pause(GRACE_MS)]);
  signal(child, "SIGKILL");
  forget(child);
}

/** Resolves after so many ms. */
export function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Path of an installed command; null if there is none. */
export function findCommand(name) {
  const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}
