/** What a page loads first: found by modules and imports, not by names of chunks. */
import { basename, extname } from "node:path";

/** The files of a chunk and of what it imports, without what it loads later. */
export function filesOf(chunk, bundle, seen = new Set()) {
  if (!chunk || seen.has(chunk.fileName)) return seen;
  seen.add(chunk.fileName);
  for (const name of chunk.imports) filesOf(bundle[name], bundle, seen);
  return seen;
}

/**
 * The plugin for Vite: one file for the `entry` with all that it imports, one for the modules that every page needs (`page`)
 * with what else these import, and one for each list of `together` likewise; by default there would be a file for each set of
 * screens that share something, which costs requests and compresses badly. The browser is told to fetch what every page needs,
 * its styles and the `fonts` at once, instead of one after another as each asks for the next.
 */
export function fetchFirst({ entry, page, together, fonts }) {
  return {
    name: "fetch-first",
    apply: "build",
    config: () => {
      const groups = [[entry], page, ...together].map((modules, i, { length }) => ({
        name: basename(modules[0], extname(modules[0])),
        test: (id) => modules.some((module) => id.endsWith(module)),
        priority: length - i,
      }));
      return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const files = Object.values(bundle);
        const first = new Set();
        for (const file of files) {
          if (file.type === "chunk" && file.moduleIds.some((id) => id.endsWith(page[0]))) filesOf(file, bundle, first);
        }
        const styles = [...first].flatMap((name) => [...(bundle[name].viteMetadata?.importedCss ?? [])]);
        const isNew = (name) => !html.includes(name);
        const links = [
          ...[...first].filter(isNew).map((name) => ({ rel: "modulepreload", crossorigin: true, href: `./${name}` })),
          ...[...new Set(styles)]
            .filter(isNew)
            .map((name) => ({ rel: "stylesheet", crossorigin: true, href: `./${name}` })),
          ...files
            .filter(({ fileName }) => fonts.test(fileName))
            .map(({ fileName }) => ({ rel: "preload", as: "font", crossorigin: true, href: `./${fileName}` })),
        ];
        return links.map((attrs) => ({ tag: "link", attrs, injectTo: "head" }));
      },
    },
  };
}
