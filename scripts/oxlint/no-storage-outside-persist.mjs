/** `receptive/no-storage-outside-persist`: what is kept is a row of app/state/persist.ts; one folder touches the storage. */
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
      context.report({ node, message: `${what} is for ${FOLDER} alone: add a row to app/state/persist.ts.` });
    const source = (node) => {
      // Of other layers the rule on imports tells.
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
