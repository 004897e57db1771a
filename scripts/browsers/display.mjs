/** A screen for browsers that compute with WebGL 2 only where they have one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCommand, start, stop } from "./child.mjs";

/** Whether a browser has a screen here: its own outside Linux, a virtual one there. */
export function hasDisplay() {
  return process.platform !== "linux" || findCommand("Xvfb") !== null;
}

/** Opens a virtual screen; `env` leads to it. Mesa draws on the processor, with or without a graphics card. */
export async function openDisplay() {
  if (process.platform !== "linux") return { env: {}, close: () => Promise.resolve() };
  // Not open to others: WebKit refuses a folder that is.
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
