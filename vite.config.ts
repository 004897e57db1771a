import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";

/** What the first screen takes besides the first script: names of chunks, and of a font. */
const FIRST_SCREEN = [/^page-/, /^lab-screen-/];
const FIRST_FONT = /inter-latin-wght-normal.*\.woff2$/;

/** Has the browser fetch the first screen's parts at once, instead of one after another as they ask for each other. */
function fetchFirstScreen(): Plugin {
  return {
    name: "fetch-first-screen",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle = {} }): HtmlTagDescriptor[] {
        const files = Object.values(bundle);
        const names = new Set<string>();
        for (const file of files) {
          if (file.type !== "chunk" || !FIRST_SCREEN.some((name) => name.test(`${file.name}-`))) continue;
          for (const needed of [file.fileName, ...file.imports]) names.add(needed);
        }
        const scripts = [...names].map((name) => ({ rel: "modulepreload", crossorigin: true, href: `./${name}` }));
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
