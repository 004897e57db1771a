/** Whether every texel of wide and tall textures is read as itself. */
import { readTensor } from "#gpu/readback.ts";
import { activation } from "#nn/layers/activation.ts";
import { openDevice } from "./open-device.ts";
import { buildModel } from "./golden-model.ts";

/** Passes whole numbers through a ReLU; how many come out as others. */
export async function misreadTexels(h: number, w: number, sampled: boolean): Promise<number> {
  const device = openDevice({ sampled });
  const model = buildModel(device, { c: 1, h, w }, [activation.create("copy")]);
  const executor = model.executor({ batch: 1 });
  const numbers = Float32Array.from({ length: h * w }, (_, i) => i);
  executor.input.upload(numbers);
  executor.forward("eval");
  const copies = await readTensor(device, executor.output);
  model.dispose();
  return numbers.filter((value, i) => copies[i] !== value).length;
}
