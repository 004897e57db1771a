/** Checks for files that oxlint does not read, and for what it cannot see: names, locations, lengths, store writers. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join, posix } from "node:path";

const MAX_LINES = 300;
const NOT_OURS = new Set(["node_modules", ".git", "dist", ".cache", "test-results", "playwright-report"]);
const GLSL = new Set([".frag", ".vert", ".glsl"]);
/** Files whose lines are counted here; oxlint counts those of the others. */
const COUNTED = new Set([...GLSL, ".css", ".html", ".json"]);
const CODE = new Set([".ts", ".tsx", ".mts", ".mjs", ".js"]);
const KEBAB_FOLDERS = ["app/", "shaders/", "scripts/", "e2e/"];
/** Data generated elsewhere, exempt from the rules on names and lengths. */
const DATA = ["package-lock.json", "e2e/fixtures/golden/"];

/** All files of the repository under `root`, as paths with forward slashes. */
function listFiles(root, folder = "") {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? listFiles(root, path) : entry.isFile() ? [path] : [];
  });
}

function isKebab(path) {
  return path.split("/").every((part) => /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part));
}

/** Number of lines in a text, including a last one without a line feed. */
function countLines(text) {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** Comments that disable a lint rule must say which one and why: `oxlint-disable-next-line x -- reason`. */
function suppressionProblems(text) {
  return text.split("\n").flatMap((line, index) => {
    const comment = /\/[/*].*\b(?:oxlint|eslint)-disable(.*)/.exec(line)?.[1];
    if (comment === undefined || /\s--\s+\S{3,}/.test(comment)) return [];
    return [`line ${index + 1} switches a lint rule off without a reason: end the comment with " -- why".`];
  });
}

/** What is wrong with one file; `read` gives its text. */
function problems(path, read) {
  const kind = extname(path);
  const found = [];
  if (GLSL.has(kind) && !path.startsWith("shaders/")) found.push("GLSL belongs in shaders/.");
  if (!GLSL.has(kind) && path.startsWith("shaders/")) found.push("shaders/ holds GLSL and nothing else.");
  if (KEBAB_FOLDERS.some((folder) => path.startsWith(folder)) && !isKebab(path)) {
    found.push(`${basename(path)}: names of files and folders are in kebab case.`);
  }
  if (COUNTED.has(kind)) {
    const lines = countLines(read());
    if (lines > MAX_LINES) found.push(`${lines} lines, the most is ${MAX_LINES}: split it.`);
  }
  if (CODE.has(kind)) found.push(...suppressionProblems(read()));
  return found;
}

/** The path of a store's module, and the name of its writer. */
const STORE = /^app\/state\/stores\/[^/]+\.ts$/;
const WRITER = /\bwrite[A-Z]\w*/g;

/** The file that a specifier in the file `path` names, given the aliases by which stores are imported. */
function named(path, specifier) {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(path), specifier);
  return specifier.replace(/^#state\//, "app/state/").replace(/^#app\//, "app/");
}

/** What a file imports, or exports again, from other files: `file name`. */
function imported(path, text) {
  const statements = text.matchAll(/\b(?:import|export)\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g);
  return [...statements].flatMap(([, names, specifier]) =>
    names.split(",").map((name) => `${named(path, specifier)} ${name.trim().split(/\s+as\s+/)[0]}`),
  );
}

/** A store's `write...` is imported by exactly one file: what it shows has one writer. */
function writerProblems(files, read) {
  const code = files.filter((path) => path.startsWith("app/") && CODE.has(extname(path)));
  const importers = new Map();
  for (const path of code) {
    for (const name of imported(path, read(path))) importers.set(name, [...(importers.get(name) ?? []), path]);
  }
  return code
    .filter((path) => STORE.test(path))
    .flatMap((path) => {
      const exports = read(path).matchAll(/^export (?:const|function) (?:\[([^\]]*)\]|\w+)/gm);
      const writers = [...exports].flatMap(([declaration]) => declaration.match(WRITER) ?? []);
      return writers.flatMap((writer) => {
        const by = importers.get(`${path} ${writer}`) ?? [];
        if (by.length === 1) return [];
        const who = by.length === 0 ? "nobody" : by.join(", ");
        return [`${path}: ${writer} is imported by ${who}: a store has exactly one writer.`];
      });
    });
}

/** Checks all files under `root`. Returns `{ files, problems: ["path: what is wrong"] }`. */
export function checkFiles(root) {
  const files = listFiles(root).filter((path) => !DATA.some((data) => path.startsWith(data)));
  const read = (path) => readFileSync(join(root, path), "utf8");
  const single = files.flatMap((path) => problems(path, () => read(path)).map((problem) => `${path}: ${problem}`));
  return { files: files.length, problems: [...single, ...writerProblems(files, read)] };
}
