/** A display for browsers that support WebGL 2 only with one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCommand, start, stop } from "./child.mjs";

/** Whether a display is available: the real one outside Linux, a virtual one on it. */
export function hasDisplay() {
  return process.platform !== "linux" || findCommand("Xvfb") !== null;
}

/** The real display, or none. */
export const NO_DISPLAY = { env: {}, close: () => Promise.resolve() };

/** Opens a virtual display; `env` refers to it. Mesa renders on the CPU, with or without a graphics card. */
export async function openDisplay() {
  if (process.platform !== "linux") return NO_DISPLAY;
  // Private, since WebKit refuses a folder that others can open.
  const folder = mkdtempSync(join(tmpdir(), "receptive-display-"));
  const screen = ["-screen", "0", "1600x1000x24", "+extension", "GLX", "-nolisten", "tcp"];
  const server = start("Xvfb", ["-displayfd", "3", ...screen], { stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    server.child.stdio[3].once("data", (chunk) => resolve(String(chunk).trim()));
    server.child.once("error", reject);
    server.child.once("exit", () => reject(new Error(`Xvfb did not start: ${server.said()}`)));
  });
  return {
    env: { DISPLAY: `:${number}`, XDG_RUNTIME_DIR: folder, LIBGL_ALWAYS_SOFTWARE: "1" },
    async close() {
      await stop(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
