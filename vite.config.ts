import { readdirSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { beforePaint } from "./scripts/vite/before-paint.mjs";
import { bareShaders } from "./scripts/vite/bare-shaders.mjs";
import { contentPolicy } from "./scripts/vite/content-policy.mjs";
import { fetchFirst } from "./scripts/vite/fetch-first.mjs";
import { formulas } from "./scripts/vite/set-formulas.mjs";
import { splitByScreens } from "./scripts/vite/split-by-screens.mjs";

/** What screens load before they are shown: see `app/places.ts`. */
const LECTURE = "app/features/lecture/lecture-screen.tsx";
const SCENE = [LECTURE, "app/features/lecture/scene-page.tsx", "app/state/compute.ts"];
const scenes = readdirSync(new URL("app/content/scenes", import.meta.url));
const screens = {
  lab: ["app/features/lab/lab-screen.tsx", "app/start-lab.ts"],
  contents: [LECTURE, "app/features/lecture/contents.tsx"],
  quizzes: ["app/features/quiz/quiz-screen.tsx"],
  ...Object.fromEntries(scenes.map((folder) => [folder, [...SCENE, `app/content/scenes/${folder}/scene.tsx`]])),
};
const PAGE = "app/page.tsx";

// `base: "./"` lets the build be served from any folder of any static host.
export default defineConfig({
  base: "./",
  plugins: [
    formulas(),
    bareShaders(),
    react(),
    // The lab is where most begin; of the scenes, each counts 1.
    splitByScreens({ always: [["app/main.ts"], [PAGE]], screens, weights: { lab: 25, contents: 10, quizzes: 10 } }),
    fetchFirst({ page: PAGE, fonts: /inter-latin-wght-normal.*\.woff2$/ }),
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
