import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { beforePaint } from "./scripts/vite/before-paint.mjs";
import { bareShaders } from "./scripts/vite/bare-shaders.mjs";
import { contentPolicy } from "./scripts/vite/content-policy.mjs";
import { fetchFirst } from "./scripts/vite/first-load.mjs";
import { formulas } from "./scripts/vite/set-formulas.mjs";

/** What every page needs besides the first script. What its own screen needs, that script asks for. */
const FIRST = { modules: /\/app\/page\.tsx$/, fonts: /inter-latin-wght-normal.*\.woff2$/ };

// `base: "./"` lets the build be served from any folder of any static host.
export default defineConfig({
  base: "./",
  plugins: [
    formulas(),
    bareShaders(),
    react(),
    fetchFirst(FIRST),
    beforePaint("/app/before-paint.ts"),
    contentPolicy(),
  ],
  // Nothing inline (`data:`): the page's policy wants files.
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 700, assetsInlineLimit: 0 },
  server: { host: "127.0.0.1", port: 5173 },
  preview: { host: "127.0.0.1", port: 4173, strictPort: false },
});
