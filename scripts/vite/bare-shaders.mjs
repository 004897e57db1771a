/**
 * Leaves the comments and the indentation of shaders out of the build: they are more than a third of what a browser would
 * load of them. Lines keep their numbers, so that what a driver says of one can be found.
 */
import { readFileSync } from "node:fs";

/** A shader without comments, indentation and spaces at the ends of lines. */
export function bareShader(text) {
  return text
    .replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ""))
    .replaceAll(/\/\/.*$/gm, "")
    .replaceAll(/^[ \t]+|[ \t]+$/gm, "");
}

/** The plugin for Vite. */
export function bareShaders() {
  return {
    name: "bare-shaders",
    apply: "build",
    enforce: "pre",
    load: {
      filter: { id: /\.(?:frag|vert|glsl)\?raw$/ },
      handler: (id) => `export default ${JSON.stringify(bareShader(readFileSync(id.replace(/\?raw$/, ""), "utf8")))};`,
    },
  };
}
