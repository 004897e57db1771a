import type { Plugin } from "vite";

/** The plugin for Vite: gives the built page a Content-Security-Policy. */
export function contentPolicy(): Plugin;
