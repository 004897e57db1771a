/**
 * Trains the default network with the app's own engine in a browser and writes the pretrained weights
 * that ship with the app: npm run train-digits [-- EPOCHS]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openHarness } from "./harness.mjs";

const TARGET = fileURLToPath(new URL("../public/weights/digits.safetensors", import.meta.url));
const epochs = Number(process.argv[2] ?? 8);
const BATCH = 32;
const IMAGES = 10_000;

const harness = await openHarness();
try {
  const request = {
    network: "digits",
    steps: epochs * Math.floor(IMAGES / BATCH),
    batch: BATCH,
    seed: 1,
    optimizer: { kind: "adam", rate: 0.003, beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 1e-4 },
  };
  const result = await harness.page.evaluate((each) => window.receptive.train(each), request);
  mkdirSync(fileURLToPath(new URL("../public/weights/", import.meta.url)), { recursive: true });
  writeFileSync(TARGET, Uint8Array.from(result.file));
  const accuracy = (100 * result.accuracy).toFixed(2);
  console.log(
    `${epochs} epochs in ${result.seconds.toFixed(0)} s: ${accuracy} % accuracy on the test images; ${result.file.length} bytes written.`,
  );
} finally {
  await harness.close();
}
