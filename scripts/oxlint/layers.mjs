/**
 * The direction of imports, as data. `scripts/oxlint/plugin.mjs` enforces it, CONTRIBUTING.md explains it.
 *
 * A layer is a folder of `app/`, or `shaders`, or `root`: the files directly in `app/`.
 */
import { readFileSync } from "node:fs";
import { dirname, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const UP_TO_STATE = ["shaders", "gpu", "nn", "engine", "quiz", "data", "formats", "state"];
const STORES = ["zustand", "zundo", "idb-keyval"];

/**
 * What each layer may import besides itself. `packages`: the only packages allowed; `noPackages`: packages refused.
 */
export const LAYERS = {
  gpu: { from: ["shaders"], packages: ["twgl.js"] },
  nn: { from: [], packages: ["valibot"] },
  engine: { from: ["gpu", "nn"], packages: [] },
  quiz: { from: ["nn"], packages: ["ts-fsrs"] },
  data: { from: ["nn"], noPackages: ["react", ...STORES] },
  formats: { from: ["nn", "quiz"], noPackages: ["react", ...STORES] },
  state: { from: ["gpu", "nn", "engine", "quiz", "data", "formats"] },
  ui: { from: ["nn", "quiz"], noPackages: STORES },
  figures: { from: ["gpu", "nn", "engine", "quiz", "ui"], noPackages: STORES },
  content: { from: ["gpu", "nn", "engine", "quiz", "data", "ui", "figures"], noPackages: STORES },
  features: { from: ["gpu", "nn", "engine", "quiz", "data", "formats", "state", "ui", "figures", "content"] },
  shell: { from: [...UP_TO_STATE.slice(1), "ui"] },
  root: { from: [...UP_TO_STATE.slice(1), "ui", "figures", "content", "shell", "styles"] },
};

/** The one file that may import several features. */
export const COMPOSITION_ROOT = "app/places.ts";

/** Packages that one layer alone may import. */
export const SOLE_IMPORTER = { "twgl.js": "gpu", "ts-fsrs": "quiz" };

/** Path from the repository's root, with forward slashes; null outside the repository. */
export function repositoryPath(file) {
  const path = relative(ROOT, file).split(sep).join("/");
  return path === "" || path.startsWith("../") ? null : path;
}

/**
 * Where a path belongs: `{ layer, feature }`. Paths outside `app/` and `shaders/` give their first
 * folder as layer; `feature` is the folder within `features`, where the path says it.
 */
export function place(path) {
  const [top, folder, name] = path.split("/");
  if (top !== "app") return { layer: top, feature: null };
  if (folder === undefined || folder === "" || folder.includes(".")) return { layer: "root", feature: null };
  return { layer: folder, feature: folder === "features" ? (name ?? null) : null };
}

const packageJson = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
const aliases = Object.entries(packageJson.imports)
  .map(([from, to]) => ({ prefix: from.slice(0, -1), target: posix.normalize(to.slice(0, -1)) }))
  .toSorted((a, b) => b.prefix.length - a.prefix.length);

/** Packages that the built app may contain. */
export const DEPENDENCIES = new Set(Object.keys(packageJson.dependencies));

/**
 * What an import specifier in `file` (absolute) names: `{ path }` in the repository, `{ package }`,
 * or null for nothing that layering knows (URLs). Query strings are dropped.
 */
export function target(file, specifier) {
  const bare = specifier.replace(/[?].*$/, "");
  if (bare.startsWith(".")) {
    const path = repositoryPath(resolve(dirname(file), bare));
    return path === null ? null : { path };
  }
  if (bare.startsWith("/")) return { path: bare.slice(1) };
  const alias = aliases.find(({ prefix }) => bare.startsWith(prefix));
  if (alias) return { path: posix.join(alias.target, bare.slice(alias.prefix.length)) };
  if (/^[a-z]+:\/\//.test(bare) || bare.startsWith("virtual:")) return null;
  const parts = bare.split("/");
  return { package: bare.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0] };
}
