import type { Plugin } from "vite";

/**
 * The plugin for Vite: one file for the `entry` with all that it imports, one for the modules that every page needs (`page`)
 * and what these import besides, and so on for each list of `together`, since a file of its own for each set of screens that
 * share something costs requests, and compresses badly. The browser is told to fetch what every page needs, its styles and
 * the `fonts` at once, instead of one after another as they ask for each other.
 */
export function fetchFirst(what: {
  readonly entry: string;
  readonly page: readonly string[];
  readonly together: readonly (readonly string[])[];
  readonly fonts: RegExp;
}): Plugin;
