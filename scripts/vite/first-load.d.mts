import type { Plugin } from "vite";

/**
 * The plugin for Vite: has the browser fetch at once what every page needs, `modules` with all that they import, their
 * styles and the `fonts`, instead of one after another as they ask for each other.
 */
export function fetchFirst(what: { readonly modules: RegExp; readonly fonts: RegExp }): Plugin;
