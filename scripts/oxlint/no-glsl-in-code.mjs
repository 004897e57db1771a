/** `receptive/no-glsl-in-code`: GLSL belongs in `shaders/`; only one file builds shader text. */
import { repositoryPath } from "./layers.mjs";

const BUILDER = "app/gpu/shader-source.ts";
const GLSL = /#version\s+300\s+es|\bvoid\s+main\s*\(/;

export const noGlslInCode = {
  meta: { type: "problem", docs: { description: "No GLSL source in strings" } },
  create(context) {
    if (repositoryPath(context.filename) === BUILDER) return {};
    const check = (node, text) => {
      if (typeof text === "string" && GLSL.test(text)) {
        context.report({ node, message: `GLSL belongs in a file in shaders/, which ${BUILDER} reads.` });
      }
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};
