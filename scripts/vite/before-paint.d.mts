import type { Plugin } from "vite";

/** The plugin for Vite: has the page run a module, given from the root of the project (`/app/...`), before it is first painted. */
export function beforePaint(id: string): Plugin;
