/** `receptive/imports`: files of `app/` import only what their layer may (see layers.mjs). */
import { COMPOSITION_ROOT, DEPENDENCIES, LAYERS, SOLE_IMPORTER, place, repositoryPath, target } from "./layers.mjs";

/** What is wrong with importing a package from this layer, or null. */
function packageProblem(layer, name) {
  if (!DEPENDENCIES.has(name)) {
    return `The app must not import "${name}": it runs in a browser and contains only the packages under "dependencies".`;
  }
  const sole = SOLE_IMPORTER[name];
  if (sole !== undefined && sole !== layer) return `Only app/${sole} may import "${name}".`;
  const { packages, noPackages = [] } = LAYERS[layer];
  if (packages && !packages.includes(name)) {
    const but = packages.length > 0 ? ` other than ${packages.join(", ")}` : "";
    return `app/${layer} must not import a package${but}; use "${name}" in a higher layer.`;
  }
  return noPackages.includes(name) ? `app/${layer} must not import "${name}".` : null;
}

/** What is wrong with importing a file of the repository from this file, or null. */
function pathProblem(from, to) {
  const source = place(from);
  const wanted = place(to);
  const rules = LAYERS[source.layer];
  if (wanted.layer === "features" && source.layer !== wanted.layer) {
    return from === COMPOSITION_ROOT ? null : `Only ${COMPOSITION_ROOT} may import features.`;
  }
  if (wanted.layer === "features" && wanted.feature !== source.feature) {
    return "Features must not import one another: move shared code to ui, figures, content or state.";
  }
  if (wanted.layer === source.layer) return null;
  if (!rules.from.includes(wanted.layer)) {
    const allowed =
      rules.from.length > 0
        ? `besides itself it may import only ${rules.from.join(", ")}`
        : "it may import no other layer";
    return `${source.layer} must not import ${wanted.layer}: ${allowed}.`;
  }
  return null;
}

/** The fixed start of a glob: `../features/<any>/x.tsx` gives `../features`, and so does `../features/a*.tsx`. */
function globBase(pattern) {
  const star = pattern.search(/[*{[(?]/);
  return star < 0 ? pattern : pattern.slice(0, pattern.lastIndexOf("/", star)) || ".";
}

function isMetaGlob(callee) {
  return callee.type === "MemberExpression" && callee.object.type === "MetaProperty" && callee.property.name === "glob";
}

function strings(node) {
  if (node?.type === "ArrayExpression") return node.elements.flatMap((element) => strings(element));
  if (node?.type === "Literal" && typeof node.value === "string") return [node];
  if (node?.type === "TemplateLiteral" && node.expressions.length === 0) return [node];
  return [];
}

const textOf = (node) => (node.type === "Literal" ? node.value : node.quasis[0].value.cooked);

export const imports = {
  meta: { type: "problem", docs: { description: "Imports follow the layers" } },
  create(context) {
    const from = repositoryPath(context.filename);
    if (from === null || !from.startsWith("app/") || LAYERS[place(from).layer] === undefined) return {};
    const { layer } = place(from);

    const check = (node, specifier) => {
      const found = target(context.filename, specifier);
      if (found === null) return;
      const message =
        found.package === undefined ? pathProblem(from, found.path) : packageProblem(layer, found.package);
      if (message !== null) context.report({ node, message });
    };
    const declaration = (node) => {
      if (node.source) check(node.source, node.source.value);
    };
    return {
      ImportDeclaration: declaration,
      ExportNamedDeclaration: declaration,
      ExportAllDeclaration: declaration,
      ImportExpression(node) {
        for (const text of strings(node.source)) check(text, textOf(text));
      },
      TSImportType(node) {
        if (node.source) check(node.source, node.source.value);
      },
      CallExpression(node) {
        if (!isMetaGlob(node.callee)) return;
        for (const text of strings(node.arguments[0])) {
          if (!textOf(text).startsWith("!")) check(text, globBase(textOf(text)));
        }
      },
    };
  },
};
