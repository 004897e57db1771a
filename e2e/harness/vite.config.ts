import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Serves the page on which the kernel tests run the real compute engine. Nothing reloads it while
 * a test runs: no hot replacement, no watching of files.
 */
export default defineConfig({
  root: `${repository}e2e/harness`,
  publicDir: `${repository}public`,
  cacheDir: `${repository}.cache/vite-harness`,
  server: {
    host: "127.0.0.1",
    port: 4181,
    strictPort: true,
    hmr: false,
    watch: null,
    fs: { allow: [repository] },
  },
});
