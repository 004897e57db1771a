/** Processes that a run starts, each with a group of its own, so that all of it ends with the run and nothing else does. */
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
    return false; // nobody is left in the group
  }
}

process.on("exit", () => {
  for (const child of running) signal(child, "SIGKILL");
});
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => process.exit(1));

/** Starts a command; `env` is added to the environment. Its output is in `said` and goes nowhere else. */
export function start(command, args, { env = {}, stdio = ["ignore", "pipe", "pipe"] } = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio, detached: true });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => said.push(String(chunk)));
  child.on("error", (error) => said.push(error.message));
  running.add(child);
  return { child, said: () => said.join("") };
}

/** Waits until a command has said something; what `pattern` found in it. Throws where it ends before, or takes too long. */
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

/** Ends a command and all that it started. */
export async function stop({ child }) {
  if (child.exitCode === null && child.signalCode === null && signal(child, "SIGTERM"))
    await Promise.race([once(child, "exit"), pause(GRACE_MS)]);
  signal(child, "SIGKILL");
  forget(child);
}

export function pause(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Path of a command that is installed; null where there is none. */
export function findCommand(name) {
  const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}
