/** Serves the harness and the built app to any browser, and collects the errors of their pages. */
import { readFileSync } from "node:fs";
import { createServer, preview } from "vite";
import { HARNESS_CONFIG } from "../harness.mjs";
import { ROOT } from "../lib/tools.mjs";

const WATCH = readFileSync(new URL("watch.mjs", import.meta.url), "utf8");
const TAG = '<head><script src="/watch.js"></script>';

/** Inserts the watching script into every page, and collects its reports. */
function watching(complaints, readPage) {
  const listen = ({ middlewares }) => {
    middlewares.use((request, response, next) => {
      const send = (type, text) => response.setHeader("content-type", type).end(text);
      if (request.url === "/watch.js") send("text/javascript", WATCH);
      else if (request.url === "/complaints") {
        request.setEncoding("utf8");
        let text = "";
        request.on("data", (part) => (text += part));
        request.on("end", () => complaints.push(text));
        response.end();
      } else if (request.url === "/" && readPage) send("text/html", readPage().replace("<head>", TAG));
      else next();
    });
  };
  return {
    name: "watching",
    configureServer: listen,
    configurePreviewServer: listen,
    transformIndexHtml: (html) => html.replace("<head>", TAG),
  };
}

/** The page on which kernels are tested. */
export async function serveHarness() {
  const complaints = [];
  const server = await createServer({
    configFile: HARNESS_CONFIG,
    plugins: [watching(complaints)],
    server: { port: 0, strictPort: false },
    logLevel: "error",
  });
  await server.listen();
  return { url: server.resolvedUrls.local[0], complaints, close: () => server.close() };
}

/** The build in `dist/`. */
export async function serveApp() {
  const complaints = [];
  const server = await preview({
    root: ROOT,
    plugins: [watching(complaints, () => readFileSync(`${ROOT}dist/index.html`, "utf8"))],
    preview: { port: 0, strictPort: false },
    logLevel: "error",
  });
  return { url: server.resolvedUrls.local[0], complaints, close: () => server.close() };
}
