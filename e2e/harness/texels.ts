/** Checks that every texel of wide and tall textures is read correctly. */
import { readTensor } from "#gpu/readback.ts";
import { sumOf } from "#engine/kernels/add.ts";
import { openDevice } from "./open-device.ts";

/** Adds zero to whole numbers; how many come out as others. */
export async function misreadTexels(h: number, w: number, sampled: boolean): Promise<number> {
  const device = openDevice({ sampled });
  const shape = { n: 1, c: 1, h, w };
  const [numbers, zeros, sums] = ["numbers", "zeros", "sums"].map((name) => device.tensor(name, shape));
  if (!numbers || !zeros || !sums) throw new Error("There are three tensors");
  const values = Float32Array.from({ length: h * w }, (_, i) => i);
  numbers.upload(values);
  sumOf(device, numbers, zeros, sums).run();
  const copies = await readTensor(device, sums);
  for (const tensor of [numbers, zeros, sums]) tensor.dispose();
  return values.filter((value, i) => copies[i] !== value).length;
}
