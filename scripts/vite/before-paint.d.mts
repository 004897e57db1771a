import type { Plugin } from "vite";

/** The plugin for Vite: makes the page run a module, named from the root of the project (`/app/...`), before its first paint. */
export function beforePaint(id: string): Plugin;
