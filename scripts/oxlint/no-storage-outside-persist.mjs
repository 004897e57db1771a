/**
 * `receptive/no-storage-outside-persist`: stored data needs a row in app/state/persist.ts; one folder accesses storage.
 */
import { repositoryPath } from "./layers.mjs";

const FOLDER = "app/state/persist/";
const GLOBALS = new Set(["localStorage", "sessionStorage", "indexedDB", "caches"]);
const PACKAGE = "idb-keyval";

export const noStorageOutsidePersist = {
  meta: { type: "problem", docs: { description: "The browser's storage only in app/state/persist" } },
  create(context) {
    const path = repositoryPath(context.filename);
    if (path === null || !path.startsWith("app/") || path.startsWith(FOLDER)) return {};
    const report = (node, what) =>
      context.report({ node, message: `${what} may be used only in ${FOLDER}: add a row to app/state/persist.ts.` });
    const source = (node) => {
      // The rule on imports covers other layers.
      if (path.startsWith("app/state/") && node.source?.value === PACKAGE) report(node.source, `"${PACKAGE}"`);
    };
    return {
      Identifier(node) {
        if (GLOBALS.has(node.name)) report(node, node.name);
      },
      ImportDeclaration: source,
      ExportNamedDeclaration: source,
      ImportExpression: source,
    };
  },
};
