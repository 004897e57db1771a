/** Checks on files that oxlint does not read, and on what it cannot see: names, places and lengths. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";

const MAX_LINES = 300;
const NOT_OURS = new Set(["node_modules", ".git", "dist", ".cache", "test-results", "playwright-report"]);
const GLSL = new Set([".frag", ".vert", ".glsl"]);
/** oxlint counts the lines of the others. */
const COUNTED = new Set([...GLSL, ".css", ".html", ".json"]);
const CODE = new Set([".ts", ".tsx", ".mts", ".mjs", ".js"]);
const KEBAB_FOLDERS = ["app/", "shaders/", "scripts/", "e2e/"];
/** Data made elsewhere, in one piece and under the names that its makers gave it. */
const DATA = ["package-lock.json", "e2e/fixtures/golden/"];

/** Every file under `root` that belongs to the repository, as paths with forward slashes. */
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

/** Lines of a text, a last one without line feed included. */
function countLines(text) {
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}

/** Comments that switch a lint rule off must say which and why: `oxlint-disable-next-line x -- reason`. */
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

/** Checks all files under `root`. Returns `{ files, problems: ["path: what is wrong"] }`. */
export function checkFiles(root) {
  const files = listFiles(root).filter((path) => !DATA.some((data) => path.startsWith(data)));
  return {
    files: files.length,
    problems: files.flatMap((path) =>
      problems(path, () => readFileSync(join(root, path), "utf8")).map((problem) => `${path}: ${problem}`),
    ),
  };
}
