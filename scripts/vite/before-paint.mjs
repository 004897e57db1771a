/**
 * The plugin for Vite: makes the page run a module before its first paint. Modules may run later than that, so the build makes
 * it a classic script, in a file of its own because the page's policy allows no inline script. The module must import and
 * export nothing.
 */
export function beforePaint(id) {
  let isBuild = false;
  return {
    name: "before-paint",
    configResolved({ command }) {
      isBuild = command === "build";
    },
    buildStart() {
      if (isBuild) this.emitFile({ type: "chunk", id, name: "before-paint" });
    },
    generateBundle(_, bundle) {
      const chunk = chunkOf(bundle, id);
      if (chunk && (chunk.imports.length > 0 || chunk.exports.length > 0))
        this.error(`${id} runs as a classic script: it can import and export nothing`);
    },
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const attrs = bundle ? { src: `./${chunkOf(bundle, id)?.fileName}` } : { type: "module", src: id };
        return [{ tag: "script", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}

function chunkOf(bundle, id) {
  return Object.values(bundle).find(({ facadeModuleId }) => facadeModuleId?.endsWith(id));
}
