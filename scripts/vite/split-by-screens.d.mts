import type { Plugin } from "vite";

/**
 * The plugin for Vite. `always`: lists of modules that every visit loads, in this order: a file for each list with what it
 * imports. `screens`: the modules that each screen loads at first, by its name; `weights`: how much the first load of some
 * screens counts, where the others count 1. Which files there are, and what is in them, follows from the imports: by default
 * there would be a file for each set of screens that share something, which costs requests and compresses badly. What no
 * screen loads at first is left to the bundler. Paths are relative to the project. The build fails if a path does not exist.
 */
export function splitByScreens(what: {
  readonly always: readonly (readonly string[])[];
  readonly screens: Readonly<Record<string, readonly string[]>>;
  readonly weights: Readonly<Record<string, number>>;
}): Plugin;
