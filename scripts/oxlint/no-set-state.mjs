/**
 * `receptive/no-set-state`: a store's state is set only in its own module; other files call its commands, or its `write...`.
 */
import { repositoryPath } from "./layers.mjs";

const STORES = "app/state/stores/";

const isStore = (node) => node?.type === "Identifier" && /^use[A-Z]/.test(node.name);

export const noSetState = {
  meta: { type: "problem", docs: { description: "Stores are set in their own modules" } },
  create(context) {
    const path = repositoryPath(context.filename);
    if (path === null || path.startsWith(STORES)) return {};
    const report = (node) =>
      context.report({
        node,
        message: `A store may be set only in its own module, in ${STORES}: export a command there.`,
      });
    return {
      MemberExpression(node) {
        if (isStore(node.object) && !node.computed && node.property.name === "setState") report(node);
      },
      VariableDeclarator(node) {
        if (node.id.type !== "ObjectPattern" || !isStore(node.init)) return;
        for (const { key } of node.id.properties) if (key?.name === "setState") report(node);
      },
    };
  },
};
