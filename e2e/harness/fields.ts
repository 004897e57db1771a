/** What units of random networks see, by the model and by the gradients that the kernels find. */
import type { Device } from "#gpu/device.ts";
import { NetworkView } from "#engine/show/network-view.ts";
import { evenWeights } from "#engine/show/weights.ts";
import type { FieldBox } from "#nn/field-box.ts";
import { lower, valueShape } from "#nn/graph.ts";
import { placeableTypes } from "#nn/layer-table.ts";
import { createRandom } from "#nn/random.ts";
import { seenBy } from "#nn/seen.ts";
import type { LayerTypeName } from "#nn/types.ts";
import { randomNetwork } from "./random-network.ts";

/**
 * Layers that pass no gradient on to some of what they read: to all but the largest, or where they saturate. With positive
 * weights and inputs no sum cancels in the others, and no ReLU is closed.
 */
const CLOSING: readonly LayerTypeName[] = ["max_pool2d", "channel_max_pool", "activation", "inverted_residual"];
const TYPES = placeableTypes.filter((type) => !CLOSING.includes(type));
const UNITS = 5;

/** What of the networks of seeds `first ..` differs, and how many units were compared. */
export async function misseenUnits(device: Device, first: number, count: number) {
  const wrong: string[] = [];
  let compared = 0;
  for (let seed = first; seed < first + count; seed++) {
    const architecture = randomNetwork(seed, { channels: 4, side: 12, values: 1500 }, TYPES);
    const lowering = lower(architecture);
    if (!lowering.ok) throw new Error(lowering.reason);
    const { graph } = lowering;
    const view = await NetworkView.open(device, graph, { values: evenWeights, backward: true });
    const random = createRandom(seed);
    const { c, h, w } = valueShape(graph, 0);
    view.setInput(Float32Array.from({ length: c * h * w }, () => 0.5 + random.next()));
    for (let i = 0; i < UNITS; i++) {
      const value = 1 + random.integer(graph.values.length - 1);
      const shape = valueShape(graph, value);
      // Every other unit lies in a corner.
      const place = (size: number): number => (i % 2 ? random.integer(2) * (size - 1) : random.integer(size));
      const unit = { value, c: random.integer(shape.c), y: place(shape.h), x: place(shape.w) };
      const { field, problem } = await view.look(unit);
      const boxText = (box: FieldBox | undefined): string => (box ? JSON.stringify({ y: box.y, x: box.x }) : "nothing");
      const said = boxText(seenBy(graph, value, unit).get(0));
      const found = problem ?? (field === "not-finite" ? field : boxText(field?.box));
      if (said !== found)
        wrong.push(`seed ${seed} ${JSON.stringify(unit)}: ${found}, not ${said}; ${JSON.stringify(architecture)}`);
      compared++;
    }
    view.dispose();
  }
  device.programs.clear();
  return { wrong, compared };
}
