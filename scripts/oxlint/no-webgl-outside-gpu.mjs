/** `receptive/no-webgl-outside-gpu`: only one folder uses WebGL. 2-D canvases are allowed anywhere. */
import { repositoryPath } from "./layers.mjs";

const CONTEXTS = new Set(["webgl", "webgl2", "experimental-webgl", "webgpu"]);

export const noWebglOutsideGpu = {
  meta: { type: "problem", docs: { description: "WebGL only in app/gpu" } },
  create(context) {
    const path = repositoryPath(context.filename);
    if (path === null || !path.startsWith("app/") || path.startsWith("app/gpu/")) return {};
    const report = (node, what) =>
      context.report({ node, message: `${what} may be used only in app/gpu: pass a tensor or a texture instead.` });
    return {
      Literal(node) {
        if (CONTEXTS.has(node.value)) report(node, `A "${node.value}" context`);
      },
      TemplateElement(node) {
        if (CONTEXTS.has(node.value.cooked)) report(node, `A "${node.value.cooked}" context`);
      },
      Identifier(node) {
        if (/^WebGL(?:2|[A-Z])/.test(node.name)) report(node, node.name);
      },
    };
  },
};
