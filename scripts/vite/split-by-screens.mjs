/** Which modules share a file: those that the same screens load. */
import { basename, extname } from "node:path";
import { minifySync } from "vite";

/** Cost of one more file for a visit that loads it, in bytes: names of imports and exports, and compression that starts anew. */
const FILE = 300;
/** Bytes per character of minified code, compressed. */
const COMPRESSED = 1 / 3;

/** These modules and all that they import, directly or indirectly; not what they load later. */
function reached(roots, importsOf) {
  const found = new Set();
  const open = [...roots];
  while (open.length > 0) {
    const id = open.pop();
    if (found.has(id)) continue;
    found.add(id);
    open.push(...importsOf(id));
  }
  return found;
}

/** Groups of modules, one for each set of screens that load them; without the modules that every visit loads anyway. */
function groupsOf(screens, everywhere) {
  const loadedBy = new Map();
  for (const [screen, modules] of screens) {
    for (const id of modules) if (!everywhere.has(id)) loadedBy.set(id, [...(loadedBy.get(id) ?? []), screen]);
  }
  const groups = new Map();
  for (const [id, by] of loadedBy) {
    const key = by.join();
    const group = groups.get(key) ?? { screens: new Set(by), modules: [] };
    group.modules.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** How the groups import one another: which ones each imports directly, and which ones directly or indirectly. */
function importsAmong(groups, importsOf) {
  const groupOf = new Map(groups.flatMap((group) => group.modules.map((id) => [id, group])));
  const direct = new Map(
    groups.map((group) => {
      const others = group.modules.flatMap((id) => importsOf(id).map((each) => groupOf.get(each)));
      return [group, new Set(others.filter((other) => other && other !== group))];
    }),
  );
  const all = new Map(groups.map((group) => [group, reached(direct.get(group), (each) => [...direct.get(each)])]));
  return { direct, all };
}

/** What is saved if two groups become one, in bytes over all screens. */
function gainOf(a, b, imports, weightOf) {
  const weigh = (screens) => screens.reduce((sum, screen) => sum + weightOf(screen), 0);
  const both = weigh([...a.screens].filter((screen) => b.screens.has(screen)));
  if (both === 0) return 0;
  const screens = [...new Set([...a.screens, ...b.screens])];
  const loaded = new Set([a, b, ...imports.all.get(a), ...imports.all.get(b)]);
  const needless = [...loaded].map(
    (group) => group.size * weigh(screens.filter((screen) => !group.screens.has(screen))),
  );
  return FILE * both - needless.reduce((sum, each) => sum + each, 0);
}

/**
 * Joins groups as long as that saves bytes: every screen that loads both has one file less, but screens may then load modules,
 * and what those import, that they do not need. Two groups stay apart if one imports the other through a third: the files
 * would import each other.
 */
function join(apart, importsOf, weightOf) {
  let groups = apart;
  for (;;) {
    const imports = importsAmong(groups, importsOf);
    const isAround = (from, to) =>
      [...imports.direct.get(from)].some((next) => next !== to && imports.all.get(next).has(to));
    const best = groups
      .flatMap((a, i) => groups.slice(i + 1).map((b) => ({ a, b, gain: gainOf(a, b, imports, weightOf) })))
      .filter(({ gain }) => gain > 0)
      .toSorted((one, other) => other.gain - one.gain)
      .find(({ a, b }) => !isAround(a, b) && !isAround(b, a));
    if (!best) return groups;
    const { a, b } = best;
    const screens = [...a.screens, ...b.screens];
    for (const group of [a, ...imports.all.get(a), ...imports.all.get(b)]) {
      for (const screen of screens) group.screens.add(screen);
    }
    a.modules.push(...b.modules);
    a.size += b.size;
    groups = groups.filter((group) => group !== b);
  }
}

/**
 * The plugin for Vite. `always`: lists of modules that every visit loads, in this order: a file for each list with what it
 * imports. `screens`: the modules that each screen loads at first, by its name; `weights`: how much the first load of some
 * screens counts, where the others count 1. Which files there are, and what is in them, follows from the imports: by default
 * there would be a file for each set of screens that share something, which costs requests and compresses badly. What no
 * screen loads at first is left to the bundler. Paths are relative to the project. The build fails if a path does not exist.
 */
export function splitByScreens({ always, screens, weights }) {
  let root = "";
  let fileOf = null;
  const plan = (getModuleInfo) => {
    const importsOf = (id) => getModuleInfo(id)?.importedIds ?? [];
    const sizeOf = (id) => minifySync(id, getModuleInfo(id)?.code ?? "").code.length * COMPRESSED;
    const idOf = (module) => {
      const id = `${root}/${module}`;
      if (!getModuleInfo(id)) throw new Error(`vite.config.ts: the app has no module ${module}`);
      return id;
    };
    const loadedBy = (modules) => reached(modules.map(idOf), importsOf);
    const files = new Map();
    for (const modules of always) {
      for (const id of loadedBy(modules)) if (!files.has(id)) files.set(id, basename(modules[0], extname(modules[0])));
    }
    const groups = groupsOf(
      Object.entries(screens).map(([screen, modules]) => [screen, loadedBy(modules)]),
      files,
    );
    for (const group of groups) group.size = group.modules.reduce((sum, id) => sum + sizeOf(id), 0);
    const joined = join(groups, importsOf, (screen) => weights[screen] ?? 1);
    for (const [i, { screens: by, modules }] of joined.entries()) {
      for (const id of modules) files.set(id, by.size === 1 ? [...by][0] : `shared-${i}`);
    }
    return files;
  };
  return {
    name: "split-by-screens",
    apply: "build",
    configResolved: (config) => {
      root = config.root;
    },
    buildStart: () => {
      fileOf = null;
    },
    config: () => {
      const name = (id, context) => {
        fileOf ??= plan((module) => context.getModuleInfo(module));
        return fileOf.get(id) ?? null;
      };
      const codeSplitting = { groups: [{ name, includeDependenciesRecursively: false }] };
      // The bundler requires this because groups do not include everything that they import.
      return { build: { rolldownOptions: { preserveEntrySignatures: "allow-extension", output: { codeSplitting } } } };
    },
  };
}
