import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The page on which the real compute engine runs: built for the kernel tests, most of which open it anew and would wait
 * for hundreds of files each time, and served file by file for scripts. Nothing reloads it meanwhile: no hot
 * replacement, no watching of files.
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
  build: { outDir: `${repository}.cache/harness`, emptyOutDir: true, target: "es2022", minify: false },
});
