import type { Plugin } from "vite";

/**
 * The plugin for Vite: the browser is told to fetch the file of the module `page` with what it imports, its styles and the
 * `fonts` at once, instead of one after another as each asks for the next.
 */
export function fetchFirst(what: { readonly page: string; readonly fonts: RegExp }): Plugin;
