/**
 * Leaves the comments and the indentation of shaders out of the build: they are more than a third of their size. Lines keep
 * their numbers, so that a driver's error message still points to the right line.
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
