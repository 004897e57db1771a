/**
 * Runs reference cases computed by PyTorch through the engine in a real browser:
 *   npm run golden -- DIR...        every *.json with an "op" under each DIR (default: e2e/fixtures/golden)
 *   npm run golden -- --limits maxDrawBuffers=4,maxLayers=256,maxTextureSize=4096 DIR...
 *                                   the same on a device with these limits; halfFloat=1 renders into 16-bit floats,
 *                                   sampled=0 fetches texels, as on graphics cards (1: as on software renderers),
 *                                   isSoftware=0 cuts work as for graphics cards,
 *                                   maxPhases=1 uses the simplest kernels,
 *                                   keepAll=1 lays layers out as in the lab, where every value can be inspected
 * Prints a line for each output that fails, then `N passed, N failed`; exits with 1 if any failed.
 */
import { openHarness } from "./harness.mjs";
import { complaints, readCases } from "./lib/golden-cases.mjs";

/** `a=1,b=2` as an object. */
function parseLimits(text) {
  const switches = ["halfFloat", "sampled", "isSoftware", "keepAll"];
  const known = ["maxDrawBuffers", "maxLayers", "maxTextureSize", "maxBytes", "maxPhases", ...switches];
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [name, value] = part.split("=");
      if (!known.includes(name) || !(Number(value) >= (switches.includes(name) ? 0 : 1))) {
        console.error(`Unknown limit "${part}": use ${known.map((each) => `${each}=N`).join(", ")}.`);
        process.exit(1);
      }
      return [name, switches.includes(name) ? value === "1" : Number(value)];
    }),
  );
}

const directories = process.argv.slice(2);
const at = directories.indexOf("--limits");
const [, limits = ""] = at < 0 ? [] : directories.splice(at, 2);
const weaker = limits === "" ? {} : parseLimits(limits);
const cases = readCases(directories.length > 0 ? directories : ["e2e/fixtures/golden"]);
if (cases.length === 0) {
  console.error(
    'No reference cases found: a case is a .json file with an "op". Specify one or more directories that contain some.',
  );
  process.exit(1);
}
const harness = await openHarness();
let failed = 0;
try {
  for (const golden of cases) {
    const result = await harness.page.evaluate((each) => window.receptive.golden(...each), [golden, weaker]);
    const lines = complaints(golden.name, result);
    for (const line of lines) console.log(line);
    if (lines.length > 0) failed++;
  }
} finally {
  await harness.close();
}
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
