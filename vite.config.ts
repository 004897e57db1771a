import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `base: "./"` lets the build be served from any folder of any static host.
export default defineConfig({
  base: "./",
  plugins: [react()],
  build: { target: "es2022", sourcemap: false, chunkSizeWarningLimit: 700 },
  server: { host: "127.0.0.1", port: 5173 },
  preview: { host: "127.0.0.1", port: 4173, strictPort: false },
});
