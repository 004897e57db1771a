import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

/** What the first screen needs besides the first script: names of chunks, and of a font. */
const FIRST_SCREEN = ["page", "lab-screen"];
const FIRST_FONT = /inter-latin-wght-normal.*\.woff2$/;

/** Makes the browser fetch the first screen's parts at once, instead of one after another as imports are found. */
function fetchFirstScreen(): Plugin {
  return {
    name: "fetch-first-screen",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }): HtmlTagDescriptor[] {
        const files = Object.values(bundle);
        const needed = files.flatMap((file) =>
          file.type === "chunk" && FIRST_SCREEN.includes(file.name) ? [file.fileName, ...file.imports] : [],
        );
        const scripts = [...new Set(needed)]
          .filter((name) => !html.includes(name))
          .map((name) => ({ rel: "modulepreload", crossorigin: true, href: `./${name}` }));
        const fonts = files
          .filter(({ fileName }) => FIRST_FONT.test(fileName))
          .map(({ fileName }) => ({ rel: "preload", as: "font", crossorigin: true, href: `./${fileName}` }));
        return [...scripts, ...fonts].map((attrs) => ({ tag: "link", attrs, injectTo: "head" }));
      },
    },
  };
}

// `base: "./"` lets the build be served from any folder of any static host.
export default defineConfig({
  base: "./",
  plugins: [react(), fetchFirstScreen()],
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 700 },
  server: { host: "127.0.0.1", port: 5173 },
  preview: { host: "127.0.0.1", port: 4173, strictPort: false },
});
