import type { Plugin } from "vite";

/**
 * The plugin for Vite: the browser is told to fetch the file of the module `page` with what it imports, its styles and the
 * `fonts` all at once, instead of discovering them one after another.
 */
export function fetchFirst(what: { readonly page: string; readonly fonts: RegExp }): Plugin;
