/** The convolutions and normalisations that this quiz draws, and how it describes them. */
import { thousands } from "#nn/format.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import type { Random } from "#nn/random.ts";
import type { Architecture } from "#nn/types.ts";
import { between, pick, plural, shapeText, size } from "#quiz/build.ts";
import type { Level } from "#quiz/family.ts";
import { type ConvCase, convCase, convCounts } from "../../conv-case.ts";
import { networkCase } from "../../network-case.ts";

/** A convolution without biases and a batch normalisation of its maps; at level 1 the normalisation alone is asked for. */
export interface Drawn {
  readonly layer: ConvCase;
  /** Parameters of the normalisation. */
  readonly norm: number;
  /** Of both layers together. */
  readonly total: number;
}

const COUNTS = [8, 12, 16, 24, 32, 48, 64, 96, 128] as const;
/** Few weights in a filter and many filters: only then do the parameters of the normalisation show in a division. */
const MANY = [40, 48, 56, 64, 80, 96, 128] as const;

export function draw(level: Level, random: Random): Drawn | null {
  const side = pick([7, 12, 14, 16, 20, 28], random);
  const kernel = level === 3 ? pick([1, 3], random) : pick([3, 5], random);
  const [few, most] = level === 3 && kernel === 1 ? ([8, 30] as const) : ([3, 12] as const);
  const c = level === 3 && kernel === 3 ? between(3, 6, random) : between(few, most, random);
  const channels = pick(level === 3 ? MANY : COUNTS, random);
  const padding = (kernel - 1) / 2;
  const layer = convCase(
    { c, h: side, w: side },
    {
      channels,
      kernel: [kernel, kernel],
      padding: [padding, padding],
      bias: false,
    },
  );
  if (c === channels || c === kernel || channels === kernel || channels === side) return null;
  const { parameters, output } = convCounts(layer);
  const tensors = batchNorm.parameters(batchNorm.create("norm1"), [output]);
  const norm = tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
  return { layer, norm, total: parameters + norm };
}

/** Both layers, for the lab. */
export function networkOf({ layer }: Drawn): Architecture {
  return networkCase("Quiz: convolution and normalisation", layer.input, [layer.spec, batchNorm.create("norm1")]);
}

/** The question in words. */
export function promptOf({ layer, total }: Drawn, level: Level): string {
  const { input, spec } = layer;
  const { output } = convCounts(layer);
  if (level === 1) {
    return `A convolution produces maps of shape ${shapeText(output)} (height × width × number of maps). It is followed by a batch normalisation, which works channel by channel. How many parameters of the normalisation are trained by gradient?`;
  }
  const bank = level === 2 ? `${plural(spec.channels, "filter")} of size` : "filters of size";
  const both = `A convolutional layer has ${bank} ${size(spec.kernel)} over an input of ${plural(input.c, "channel")}, ${size([input.h, input.w])} pixels each, and no biases. It is followed by a batch normalisation of its maps.`;
  return level === 2
    ? `${both} How many parameters of the two layers together are trained by gradient?`
    : `${both} Together, ${thousands(total)} parameters of the two layers are trained by gradient. How many filters are there?`;
}
