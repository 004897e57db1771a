/** Reference cases: finding them, and reporting what is wrong with a result. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

function jsonFiles(path) {
  if (statSync(path).isFile()) return path.endsWith(".json") ? [path] : [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => jsonFiles(join(path, name)));
}

/** Every `*.json` with an "op" under each directory. */
export function readCases(directories) {
  return directories.flatMap(jsonFiles).flatMap((file) => {
    const content = JSON.parse(readFileSync(file, "utf8"));
    return typeof content === "object" && content !== null && "op" in content ? [content] : [];
  });
}

/** Lines that say what is wrong with a case; none if it passed. */
export function complaints(name, result) {
  if ("thrown" in result) return [`${name}: error: ${result.thrown.split("\n").slice(0, 3).join(" ")}`];
  if (!result.supported) return [`${name}: unsupported: ${result.why}`];
  const bad = result.comparisons.filter(({ error, tolerance }) => !(error !== null && error <= tolerance));
  return bad.map(
    ({ output, error, tolerance }) =>
      `${name}: ${output}: relative error ${error ?? "not finite"} (tolerance ${tolerance})`,
  );
}
