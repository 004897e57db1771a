/** Which files a page fetches first: found through modules and imports, not by file name. */

/** The files of a chunk and of what it imports, without what it loads later. */
function filesOf(chunk, bundle, seen = new Set()) {
  if (!chunk || seen.has(chunk.fileName)) return seen;
  seen.add(chunk.fileName);
  for (const name of chunk.imports) filesOf(bundle[name], bundle, seen);
  return seen;
}

/**
 * The plugin for Vite: the browser is told to fetch the file of the module `page` with what it imports, its styles and the
 * `fonts` all at once, instead of discovering them one after another.
 */
export function fetchFirst({ page, fonts }) {
  return {
    name: "fetch-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const files = Object.values(bundle);
        const first = new Set();
        for (const file of files) {
          if (file.type === "chunk" && file.moduleIds.some((id) => id.endsWith(page))) filesOf(file, bundle, first);
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
