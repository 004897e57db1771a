import type { Plugin } from "vite";

/** The code of a module with its formulas set. Throws, with file and line, where one cannot be. */
export function setFormulas(code: string, file: string): string;
/** The plugin for Vite. */
export function formulas(): Plugin;
