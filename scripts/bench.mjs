/**
 * Benchmarks our engine against TensorFlow.js (webgl), alternating between them on one page:
 *   npm run bench -- [--workloads FILE.json] [--json OUT.json] [--only REGEX] [--profile] [--gpu]
 * With --profile each row is followed by our launches, each measured alone, including the reading of a pixel; with --gpu the
 * browser chooses the graphics, instead of software rendering. Starts with the machine's limits. A time is the slope between
 * few and many runs; "us each" is the page's own time for a launch, without the GPU's. Absolute times depend on the machine;
 * ratios are comparable.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openHarness } from "./harness.mjs";

const { values: options } = parseArgs({
  options: {
    workloads: { type: "string" },
    json: { type: "string" },
    only: { type: "string" },
    profile: { type: "boolean" },
    gpu: { type: "boolean" },
  },
});

const conv = (name, batch, size, channels, out, kernel, more = {}) => ({
  name,
  op: "conv2d",
  batch,
  height: size,
  width: size,
  in: channels,
  out,
  kernel,
  padding: Math.floor(kernel / 2),
  ...more,
});
const pool = (pass) => ({
  name: `max pool 2x2, 32x28x28x8, ${pass}`,
  op: "max_pool2d",
  batch: 32,
  height: 28,
  width: 28,
  in: 8,
  pass,
});

const USUAL = [
  { name: "training step, batch 32", op: "train", network: "bench-mnist", batch: 32 },
  { name: "training step, batch 128", op: "train", network: "bench-mnist", batch: 128 },
  conv("3x3 64->64 at 56x56", 1, 56, 64, 64, 3),
  conv("3x3 128->128 at 28x28", 1, 28, 128, 128, 3),
  conv("11x11 stride 4, 3->96 at 227x227", 1, 227, 3, 96, 11, { stride: 4, padding: 0 }),
  conv("5x5 8->16, 32x14x14", 32, 14, 8, 16, 5),
  conv("5x5 1->8, 32x28x28", 32, 28, 1, 8, 5),
  conv("3x3 dilation 2, 32->32 at 64x64", 1, 64, 32, 32, 3, { dilation: 2, padding: 2 }),
  conv("1x1 256->64 at 28x28", 1, 28, 256, 64, 1),
  conv("depthwise 3x3 64 at 56x56", 1, 56, 64, 64, 3, { groups: 64 }),
  conv("backward of 5x5 8->16, 32x14x14", 32, 14, 8, 16, 5, { pass: "backward" }),
  pool("forward"),
  pool("backward"),
  { name: "forward ResNet-18 at 112", op: "infer", network: "resnet18", size: 112 },
  { name: "forward VGG-16 convs at 112", op: "infer", network: "vgg16-convs", size: 112 },
];

const workloads = options.workloads === undefined ? USUAL : JSON.parse(readFileSync(options.workloads, "utf8"));
if (!Array.isArray(workloads)) throw new Error("The workload file must contain a list.");
const only = options.only === undefined ? null : new RegExp(options.only);
const chosen = workloads.filter(({ name }) => only === null || only.test(String(name)));

const pad = (text, width) => String(text).padStart(width);
const harness = await openHarness({ path: "bench.html", gpu: options.gpu === true, ready: "bench" });
const rows = [];
let failed = 0;
try {
  const renderer = await harness.page.evaluate(() => window.bench.prepare());
  const limits = await harness.page.evaluate(() => window.bench.limits());
  console.log(renderer);
  console.log(
    `Limits: ${limits.gmacs.toFixed(2)} GMAC/s with vectors in registers (share: of this), ${limits.matrixGmacs.toFixed(2)} as matrix-vector products, ${limits.fetches.toFixed(2)} G texels/s (RGBA32F)`,
  );
  console.log(
    `${"workload".padEnd(40)}${pad("ours ms", 9)}${pad("tfjs ms", 9)}${pad("ratio", 7)}${pad("GMAC/s", 8)}${pad("share", 7)}${pad("draws", 7)}${pad("us each", 9)}${pad("first ms", 10)}${pad("difference", 12)}`,
  );
  for (const workload of chosen) {
    try {
      const row = await harness.page.evaluate(
        (each) => window.bench.run(...each),
        [workload, options.profile === true],
      );
      rows.push({ ...row, share: row.gmacs === null ? null : row.gmacs / limits.gmacs });
      const speed =
        row.gmacs === null
          ? `${pad("", 8)}${pad("", 7)}`
          : `${pad(row.gmacs.toFixed(2), 8)}${pad(`${((100 * row.gmacs) / limits.gmacs).toFixed(0)} %`, 7)}`;
      console.log(
        `${row.name.padEnd(40)}${pad(row.ours.toFixed(2), 9)}${pad(row.theirs?.toFixed(2) ?? "-", 9)}${pad(row.ratio?.toFixed(2) ?? "-", 7)}${speed}${pad(row.launches, 7)}${pad(row.launchUs.toFixed(1), 9)}${pad(row.firstMs.toFixed(0), 10)}${pad(row.difference?.toExponential(1) ?? "-", 12)}`,
      );
      if (row.lost.length > 0) console.log(`  Void: the graphics context was lost (${row.lost.join(", ")})`);
      if (row.refusal !== null) console.log(`  Not supported by TensorFlow.js: ${row.refusal}`);
      for (const { kernel, texels, count, ms } of row.profile)
        console.log(`  ${pad(count, 4)} ${kernel.padEnd(42)}${pad(texels, 14)}${pad(ms.toFixed(2), 9)} ms`);
    } catch (error) {
      failed++;
      console.error(
        `${workload.name ?? JSON.stringify(workload)}: ${error instanceof Error ? error.message.split("\n")[0] : error}`,
      );
    }
  }
  if (options.json !== undefined) writeFileSync(options.json, JSON.stringify({ renderer, limits, rows }, null, 2));
} finally {
  await harness.close();
}
process.exitCode = failed > 0 ? 1 : 0;
