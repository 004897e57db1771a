/**
 * npm run lint [-- arguments for oxlint]
 *
 * oxlint with types (.oxlintrc.json) and this repository's own rules (scripts/oxlint), then the
 * checks on names, locations and lengths of files that it does not read (scripts/lib/file-checks.mjs).
 */
import { checkFiles } from "./lib/file-checks.mjs";
import { OXLINT, ROOT, runTool } from "./lib/tools.mjs";

const clean = runTool(OXLINT, process.argv.slice(2), { timeoutS: 300 });

const { files, problems } = checkFiles(ROOT);
for (const problem of problems) console.error(problem);
console.log(`Checked the names, locations and lengths of ${files} files: ${problems.length} wrong.`);
if (!clean || problems.length > 0) process.exitCode = 1;
