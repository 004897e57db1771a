import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { beforePaint } from "./scripts/vite/before-paint.mjs";
import { bareShaders } from "./scripts/vite/bare-shaders.mjs";
import { contentPolicy } from "./scripts/vite/content-policy.mjs";
import { fetchFirst } from "./scripts/vite/first-load.mjs";
import { formulas } from "./scripts/vite/set-formulas.mjs";

/** What is loaded together, in this order: what a list imports is left out of those after it. */
const FILES = {
  entry: "/app/main.ts",
  page: ["/app/page.tsx", "/app/ui/key-hint.tsx", "/app/state/network/weights.ts", "/app/state/persist/durability.ts"],
  together: [
    // What computes a network and shows its maps, and says how it is trained: for the lab, and for stages.
    [
      "/app/state/compute.ts",
      "/app/engine/show/network-view.ts",
      "/app/nn/optimizer-settings.ts",
      "/app/nn/schedule.ts",
      "/app/nn/training-problem.ts",
    ],
    // What is set, and what numbers look like.
    [
      "/app/ui/select.tsx",
      "/app/ui/segmented.tsx",
      "/app/ui/one-pointer.ts",
      "/app/ui/number-text.ts",
      "/app/figures/picture/colouring.ts",
      "/app/figures/picture/use-picture.ts",
    ],
    ["/app/ui/number-field.tsx", "/app/ui/slider.tsx", "/app/ui/progress.tsx", "/app/ui/bars.tsx"],
    // Maps to choose from, units of them, and digits: for the lab, and for stages.
    [
      "/app/figures/picture/map-grid.tsx",
      "/app/figures/part.ts",
      "/app/figures/field/field-text.ts",
      "/app/data/dataset.ts",
      "/app/data/digit-pad.ts",
      "/app/data/sample-strokes.ts",
    ],
    ["/app/features/lab/lab-screen.tsx", "/app/start-lab.ts"],
    // What lecture and quizzes have in common.
    [
      "/app/ui/formula/formula.tsx",
      "/app/state/persist/shared-records.ts",
      "/app/state/persist/progress-rows.ts",
      "/app/quiz/attempt.ts",
      "/source-serif-4/wght.css",
    ],
    ["/app/features/lecture/lecture-screen.tsx"],
    // What nearly every stage is made of.
    [
      "/app/figures/stage/stage.tsx",
      "/app/figures/stage/frame.tsx",
      "/app/figures/stage/surface.tsx",
      "/app/figures/stage/key-number.tsx",
      "/app/figures/predict/use-prediction.ts",
      "/app/figures/predict/predict.tsx",
      "/app/figures/predict/words.ts",
      "/app/figures/predict/guess-ticks.tsx",
      "/app/figures/spotlight/term.tsx",
      "/app/figures/view/use-view.ts",
      "/app/content/photo/photo.tsx",
      "/app/ui/switch.tsx",
      "/app/content/define-scene.ts",
      "/app/nn/tex.ts",
    ],
  ],
  fonts: /inter-latin-wght-normal.*\.woff2$/,
};

// `base: "./"` lets the build be served from any folder of any static host.
export default defineConfig({
  base: "./",
  plugins: [
    formulas(),
    bareShaders(),
    react(),
    fetchFirst(FILES),
    beforePaint("/app/before-paint.ts"),
    contentPolicy(),
  ],
  // Nothing inline (`data:`): the page's policy wants files.
  build: {
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: "127.0.0.1", port: 5173 },
  preview: {
    host: "127.0.0.1",
    port: 4173,
    strictPort: false,
    // Each run of the tests has a port of its own: what a browser has loaded from it stays true for as long.
    headers: process.env["RECEPTIVE_TEST_PORT"] === undefined ? {} : { "Cache-Control": "max-age=3600" },
  },
});
