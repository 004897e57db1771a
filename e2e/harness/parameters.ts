/** Uploads weights to the GPU and reads them back, in pieces and one filter at a time. */
import { ParameterStore } from "#engine/parameters/parameters.ts";
import { noise } from "./noise.ts";
import { openDevice } from "./open-device.ts";

/** A wide layer, grouped and depthwise filters, odd numbers of channels, and a vector: more than one piece in all. */
const REQUESTS = [
  { name: "wide", shape: [601, 603], bank: { outputs: 601, inputs: 603, kernelY: 1, kernelX: 1, groups: 1 } },
  { name: "vector", shape: [601], bank: null },
  { name: "grouped", shape: [12, 3, 3, 2], bank: { outputs: 12, inputs: 6, kernelY: 3, kernelX: 2, groups: 2 } },
  { name: "depthwise", shape: [7, 1, 5, 5], bank: { outputs: 7, inputs: 7, kernelY: 5, kernelX: 5, groups: 7 } },
];

/** Names of the parameters that came back as others, whole or by outputs, and the pieces that they went in. */
export async function returnedParameters() {
  const device = openDevice();
  const store = new ParameterStore(device, REQUESTS);
  const count = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
  const values = new Map(REQUESTS.map(({ name, shape }, i) => [name, noise(count(shape), i)]));
  let pieces = 0;
  const uploading = store.uploading(values);
  for (let step = uploading.next(); !step.done; step = uploading.next()) pieces++;
  const again = [...store.uploading(values)].length;
  const whole = await store.download();
  const wrong: string[] = [];
  for (const { name, shape } of REQUESTS) {
    const sent = [...(values.get(name) ?? [])];
    const same = (got: Float32Array, from: number, length: number): boolean =>
      got.length === length && got.every((value, i) => value === sent[from + i]);
    const [outputs = 0] = shape;
    const each = sent.length / outputs;
    if (!same(whole.get(name) ?? new Float32Array(), 0, sent.length)) wrong.push(name);
    for (let output = 0; output < outputs; output += outputs > 100 ? 97 : 1)
      if (!same(await store.downloadOutput(name, output), output * each, each)) wrong.push(`${name} ${output}`);
  }
  const none = await store.downloadOutput("missing", 0);
  store.dispose();
  return { wrong, pieces, again, none: none.length, left: device.ledger.totals().textures };
}
