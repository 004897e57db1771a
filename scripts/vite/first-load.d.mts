import type { Plugin } from "vite";

/**
 * The plugin for Vite: one file for the `entry` with all that it imports, one for the modules that every page needs (`page`)
 * with what else these import, and one for each list of `together` likewise; by default there would be a file for each set of
 * screens that share something, which costs requests and compresses badly. The browser is told to fetch what every page needs,
 * its styles and the `fonts` at once, instead of one after another as each asks for the next.
 */
export function fetchFirst(what: {
  readonly entry: string;
  readonly page: readonly string[];
  readonly together: readonly (readonly string[])[];
  readonly fonts: RegExp;
}): Plugin;
