/** Firefox, driven by WebDriver BiDi: commands as JSON over a socket that it opens itself. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { drag } from "./actions.mjs";
import { findCommand, start, stop, untilSaid } from "./child.mjs";
import { hasDisplay } from "./display.mjs";

const COMMANDS = ["firefox-esr", "firefox"];
/** WebGL 2 without a graphics card. */
const PREFERENCES = { "webgl.force-enabled": true };

/** Connects to a browser; the function it resolves to sends a command and resolves to its result. */
async function connect(url) {
  const socket = new WebSocket(url, { maxPayload: 2 ** 28 });
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  const waiting = new Map();
  let last = 0;
  socket.on("message", (text) => {
    const { id, type, result, error, message } = JSON.parse(text);
    const answer = waiting.get(id);
    waiting.delete(id);
    if (type === "success") answer?.resolve(result);
    else answer?.reject(new Error(`${error}: ${message}`));
  });
  socket.on("close", () => {
    for (const { reject } of waiting.values()) reject(new Error("Firefox has closed the connection."));
  });
  return (method, params = {}) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
}

function findFirefox() {
  return process.env.FIREFOX_PATH ?? COMMANDS.map(findCommand).find((path) => path !== null) ?? null;
}

async function open({ env }) {
  const profile = mkdtempSync(join(tmpdir(), "receptive-firefox-"));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const args = ["--remote-debugging-port=0", "--profile", profile, "--no-remote", "about:blank"];
  const browser = start(findFirefox(), args, { env });
  const close = async () => {
    await stop(browser);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const [, address] = await untilSaid(browser, /WebDriver BiDi listening on (ws:\S+)/);
    const send = await connect(`${address}/session`);
    const { capabilities } = await send("session.new", { capabilities: {} });
    const { contexts } = await send("browsingContext.getTree", { maxDepth: 0 });
    const { context } = contexts[0];
    return {
      version: capabilities.browserVersion,
      goto: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
      reload: () => send("browsingContext.reload", { context, wait: "complete" }),
      async evaluate(source) {
        const target = { target: { context }, awaitPromise: true, resultOwnership: "none" };
        const answer = await send("script.callFunction", { functionDeclaration: source, ...target });
        if (answer.type === "exception") throw new Error(answer.exceptionDetails.text);
        return answer.result.value;
      },
      drag: (path) => send("input.performActions", { context, actions: drag(path) }),
      resize: (width, height) => send("browsingContext.setViewport", { context, viewport: { width, height } }),
      async screenshot() {
        const { data } = await send("browsingContext.captureScreenshot", { context });
        return Buffer.from(data, "base64");
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export const firefox = {
  name: "Firefox",
  packages: ["firefox-esr", "xvfb", "libgl1", "libglx-mesa0", "libegl-mesa0", "libgl1-mesa-dri"],
  isInstalled: () => findFirefox() !== null && hasDisplay(),
  open,
};
