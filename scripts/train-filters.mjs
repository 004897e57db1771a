/**
 * Trains the first layer of the scene `alexnet` with the app's own engine in a browser, in two halves, and writes the
 * weights that the app ships: npm run train-filters [-- STEPS [HALF]]. With HALF, 0 or 1, the other one stays as it is.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openHarness } from "./harness.mjs";

const TARGET = fileURLToPath(new URL("../public/weights/filters.safetensors", import.meta.url));
const [steps = "1500", only] = process.argv.slice(2);

const harness = await openHarness();
try {
  for (const half of only === undefined ? [0, 1] : [Number(only)]) {
    const request = { steps: Number(steps), seed: half + 1, train: 8000, test: 1300 };
    const before = existsSync(TARGET) ? [...readFileSync(TARGET)] : null;
    const result = await harness.page.evaluate(
      (each) => window.receptive.trainFilters(...each),
      [request, half, before],
    );
    writeFileSync(TARGET, Uint8Array.from(result.file));
    const [train, test] = result.accuracies.map((accuracy) => `${(100 * accuracy).toFixed(1)} %`);
    console.log(
      `Half ${half}: ${steps} steps in ${result.seconds.toFixed(0)} s; told right: ${train} of ${request.train} training patches, ${test} of ${request.test} others.`,
    );
  }
} finally {
  await harness.close();
}
