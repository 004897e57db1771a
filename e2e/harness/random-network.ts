/**
 * Random networks of every layer type, with settings drawn from the types' own fields: new types and settings are drawn
 * too.
 */
import { lower } from "#nn/graph.ts";
import { layerType, placeableTypes } from "#nn/layer-table.ts";
import type { LayerField } from "#nn/layer-type.ts";
import { describe } from "#nn/report.ts";
import { createRandom } from "#nn/random.ts";
import type { Architecture, LayerSpec, LayerTypeName, Shape } from "#nn/types.ts";
import { Draw } from "./sweep-layers.ts";

/**
 * Most channels and largest side of an image, most values of one layer, and multiply-accumulates of a whole network.
 */
const USUAL = { channels: 8, side: 14, values: 5000, macs: 3e6 };
/** Draws of one layer's settings before another type is drawn. */
const TRIES = 40;
/** How far small whole numbers go beyond the least. */
const SPREAD = 9;

/** A value for a setting: mostly small or usual, so that layers fit on small images. */
function randomSetting(draw: Draw, field: LayerField, usual: unknown): unknown {
  switch (field.kind) {
    case "integer":
      return draw.flag(0.3) ? usual : draw.between(field.min, Math.min(field.max, field.min + SPREAD));
    case "number":
      return draw.flag(0.5) ? usual : Math.min(field.max, field.min + draw.between(0, 20) * field.step);
    case "pair": {
      const [first, last] = [field.min, Math.min(field.max, field.min + 4)];
      const side = draw.between(first, last);
      return draw.flag(0.5) ? [side, side] : draw.pair(first, last);
    }
    case "padding":
      return draw.pick<unknown>("same", "same", "valid", draw.pair(0, 3));
    case "choice":
      return draw.pick(...field.options).value;
    case "toggle":
      return draw.flag();
  }
}

function settingsOf(spec: LayerSpec): Readonly<Record<string, unknown>> {
  return { ...spec };
}

function randomSpec(draw: Draw, type: LayerTypeName, id: string): LayerSpec {
  const usual = layerType(type).create(id);
  const settings = layerType(type).fields.map(
    (field) => [field.key, randomSetting(draw, field, settingsOf(usual)[field.key])] as const,
  );
  return { ...usual, ...Object.fromEntries(settings) };
}

/** A possible layer of a type after `input`, or null if none is found. */
function randomLayer(
  draw: Draw,
  type: LayerTypeName,
  id: string,
  input: Shape,
  values: number,
): [LayerSpec, Shape] | null {
  for (let i = 0; i < TRIES; i++) {
    const spec = randomSpec(draw, type, id);
    const inference = layerType(type).infer(spec, [input]);
    if (!inference.ok) continue;
    const { output } = inference;
    if (output.c * output.h * output.w <= values) return [spec, output];
  }
  return null;
}

/** A network that is possible, and small enough to be computed at once. `types`: what it is made of. */
export function randomNetwork(seed: number, limits: Partial<typeof USUAL> = {}, types = placeableTypes): Architecture {
  const { channels, side, values, macs } = { ...USUAL, ...limits };
  const draw = new Draw(createRandom(seed));
  for (;;) {
    const input = draw.flag(0.15) ? { c: draw.between(1, 48), h: 1, w: 1 } : draw.shape(channels, side);
    const layers: LayerSpec[] = [];
    const count = draw.between(1, 7);
    for (let at = input; layers.length < count;) {
      const found = randomLayer(draw, draw.pick(...types), `l${layers.length + 1}`, at, values);
      if (!found) continue;
      layers.push(found[0]);
      at = found[1];
    }
    const architecture = { name: `random ${seed}`, input, layers };
    const lowering = lower(architecture);
    if (!lowering.ok) throw new Error(lowering.reason);
    const sizes = lowering.graph.values.map(({ shape: { c, h, w } }) => c * h * w);
    if (Math.max(...sizes) <= values && describe(architecture).macs <= macs) return architecture;
  }
}
