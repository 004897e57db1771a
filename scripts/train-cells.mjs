/**
 * Trains the classifier of the scene `cells` with the app's own engine in a browser and writes the weights that ship with the
 * app: npm run train-cells [-- STEPS [maps]]. With `maps` it also prints how the trained network labels the scene's cells.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openHarness } from "./harness.mjs";

const TARGET = fileURLToPath(new URL("../public/weights/cells.safetensors", import.meta.url));
const request = { steps: Number(process.argv[2] ?? 2000), seed: 1, train: 8000, test: 2000 };

const harness = await openHarness();
try {
  const result = await harness.page.evaluate((each) => window.receptive.trainCells(each), request);
  writeFileSync(TARGET, Uint8Array.from(result.file));
  const percent = ({ accuracy }) => `${(100 * accuracy).toFixed(2)} %`;
  console.log(
    `${request.steps} steps in ${result.seconds.toFixed(0)} s: ${percent(result.train)} of ${request.train} training cells and ${percent(result.test)} of ${request.test} test cells classified correctly; ${result.file.length} bytes written.`,
  );
  console.log(result.test.confusion.join(" "));
  if (process.argv.includes("maps")) console.log(result.maps.join("\n"));
} finally {
  await harness.close();
}
