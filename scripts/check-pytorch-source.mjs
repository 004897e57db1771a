/**
 * Runs the PyTorch source that the app writes, where there is a Python with torch:
 *   npm run check-pytorch                        300 random networks and the well-known ones
 *   npm run check-pytorch -- --python /path/to/python --count 50 --first 1000
 * Each network must have the parameters (number, order, kind, shapes) and the output shape that the app shows. Networks of
 * up to 12 million parameters are also computed by both, the engine in a real browser, with the same weights on the same
 * input: outputs with running statistics, and outputs and running statistics after one batch of training.
 * Exits with 1 if anything differs.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openHarness } from "./harness.mjs";

const CHECK = fileURLToPath(new URL("check-pytorch-source.py", import.meta.url));

const { values } = parseArgs({
  options: {
    python: { type: "string", default: "python3" },
    count: { type: "string", default: "300" },
    first: { type: "string", default: "1" },
  },
});
const [count, first] = [Number(values.count), Number(values.first)];

function runPython(...args) {
  const { status, error } = spawnSync(values.python, args, { stdio: "inherit" });
  if (error) console.error(`${values.python}: ${error.message}`);
  return status === 0;
}

if (!runPython("-W", "ignore", "-c", "import torch; print('PyTorch', torch.__version__)")) {
  console.error("This needs a Python with torch: name one with --python.");
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), "pytorch-source-"));
let written = 0;
function write(...cases) {
  for (const each of cases)
    writeFileSync(join(folder, `${String(written++).padStart(5, "0")}.json`), JSON.stringify(each));
}

const harness = await openHarness();
try {
  for (let seed = first; seed < first + count; seed++)
    write(await harness.page.evaluate((each) => window.receptive.torch.random(each), seed));
  for (const id of await harness.page.evaluate(() => window.receptive.torch.wellKnown))
    write(...(await harness.page.evaluate((each) => window.receptive.torch.zoo(each), id)));
  await harness.close();
  process.exitCode = runPython("-W", "ignore", CHECK, folder) ? 0 : 1;
} finally {
  await harness.close();
  rmSync(folder, { recursive: true, force: true });
}
