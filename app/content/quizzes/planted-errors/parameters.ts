/** A table of parameters: three convolutions and a dense layer. */
import { thousands } from "#nn/format.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { dense, type DenseSpec } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Random } from "#nn/random.ts";
import { tex, texBlock } from "#nn/tex.ts";
import type { Shape } from "#nn/types.ts";
import { pick } from "#quiz/build.ts";
import { countLayer, networkCase } from "../../network-case.ts";
import { type Row, rowSlip, type Table } from "./table.ts";

const count = (spec: Conv2dSpec | DenseSpec, input: Shape): number => countLayer(spec, input).parameters;

function convRow(spec: Conv2dSpec, input: Shape, image: Shape): Row {
  const { channels: f, kernel } = spec;
  const [k] = kernel;
  const { c } = input;
  const right = count(spec, input);
  const flat = (depth: number): number => count(spec, { ...input, c: depth });
  return {
    name: spec.id,
    told: `${thousands(f)} filters of ${k} × ${k}`,
    right,
    slips: [
      rowSlip(
        "flat-filter",
        flat(1),
        "A filter one channel deep",
        "each filter was taken to be one channel deep",
        "On an input of one channel that would be right.",
        "How many numbers lie under a filter at one position?",
      ),
      rowSlip(
        "no-bias",
        count({ ...spec, bias: false }, input),
        "Biases left out",
        "the biases were left out",
        "Without biases that would be right.",
        "What does each filter have besides its weights?",
      ),
      ...(c === image.c
        ? []
        : [
            rowSlip(
              "image-depth",
              flat(image.c),
              "The image’s depth in a later layer",
              "its input was taken to have as many channels as the image",
              "As the first layer it would have that many.",
              "What does the layer read, and how many channels does that have?",
            ),
          ]),
      rowSlip(
        "one-filter",
        count({ ...spec, channels: 1 }, input),
        "One filter instead of the bank",
        "a single filter was counted",
        "One filter has that many.",
        "How many filters does the layer have?",
      ),
      rowSlip(
        "one-side",
        count({ ...spec, kernel: [k, 1] }, input),
        "The kernel’s height without its width",
        "only one side of the kernel was counted",
        "With filters one pixel wide that would be right.",
        "Along how many sides does a kernel have weights?",
      ),
      rowSlip(
        "shared-bias",
        right - f + 1,
        "One bias for the whole layer",
        "the whole layer was given one bias",
        "With a single bias that would be right.",
        "Which bias is added to which map?",
      ),
    ],
    steps: () => [
      ["Each filter has its weights and a bias:"],
      [texBlock`C^{(l+1)} (M \times N \times C^{(l)} + 1)`],
      [texBlock`${f} \times (${k} \times ${k} \times ${c} + 1) = ${right}`],
    ],
    check: () => ["one filter has ", tex`${right} \div ${f} = ${right / f}`, " parameters, including its bias."],
  };
}

function denseRow(spec: DenseSpec, maps: Shape, before: Shape): Row {
  const { units } = spec;
  const { c, h, w } = maps;
  const reading = (values: number): number => count(spec, { c: values, h: 1, w: 1 });
  const right = reading(c * h * w);
  return {
    name: "dense",
    told: `${thousands(units)} units, after flattening`,
    right,
    slips: [
      rowSlip(
        "channels-only",
        reading(c),
        "One value for each map",
        "one value was counted for each map, as after global average pooling",
        "After global average pooling that would be right.",
        "How many numbers does one unit read?",
      ),
      rowSlip(
        "no-bias",
        count({ ...spec, bias: false }, { c: c * h * w, h: 1, w: 1 }),
        "Biases left out",
        "the biases were left out",
        "Without biases that would be right.",
        "What does each unit have besides its weights?",
      ),
      rowSlip(
        "size-before-pool",
        reading(before.c * before.h * before.w),
        "The size before the last pool",
        "the last pool was forgotten",
        "Without the pool before it that would be right.",
        "Which shape is flattened?",
      ),
      rowSlip(
        "one-map",
        reading(h * w),
        "One map counted",
        "a single map was counted",
        "With one map that would be right.",
        "And the other maps?",
      ),
      rowSlip(
        "shared-bias",
        right - units + 1,
        "One bias for the whole layer",
        "the whole layer was given one bias",
        "With a single bias that would be right.",
        "What may differ between two units that read the same values?",
      ),
    ],
    steps: () => [
      ["Each unit has a weight for every value of every map, and a bias:"],
      [texBlock`U \times (C \times H \times W + 1)`],
      [texBlock`${units} \times (${c} \times ${h} \times ${w} + 1) = ${right}`],
    ],
    check: () => ["one unit has ", tex`${right} \div ${units} = ${right / units}`, " parameters, including its bias."],
  };
}

/** Draws a network and its table of parameters. */
export function parameterTable(random: Random): Table {
  const image = { c: 3, h: 8 * pick([3, 4, 5, 6], random), w: 0 };
  const input: Shape = { ...image, w: image.h };
  const conv = (id: string, channels: number): Conv2dSpec => {
    const k = pick([3, 5, 7], random);
    return { ...conv2d.create(id), channels, kernel: [k, k] };
  };
  const first = conv("conv1", pick([8, 10, 12], random));
  const second = conv("conv2", pick([16, 20, 24], random));
  const third = conv("conv3", pick([28, 32, 36], random));
  const units = pick([10, 40, 50], random);
  const fc = { ...dense.create("dense"), units };
  const half = (shape: Shape, c: number): Shape => ({ c, h: shape.h / 2, w: shape.w / 2 });
  const [afterOne, before] = [half(input, first.channels), half(input, third.channels)];
  const maps = half(before, third.channels);
  return {
    heading: "parameters",
    unit: "parameters",
    says: "A table says how many parameters the layers of a small network have, biases included.",
    given: [
      `image: ${input.h} × ${input.h}, RGB`,
      "every convolution is padded so that its maps are as large as its input",
      "a pool of 2 × 2 with stride 2 after conv1 and after conv3",
    ],
    rows: [
      convRow(first, input, input),
      convRow(second, afterOne, input),
      convRow(third, { ...afterOne, c: second.channels }, input),
      denseRow(fc, maps, before),
    ],
    hint: "What does each layer read? Write the number of channels beside each row, and the side of the maps at the end.",
    without:
      "Pools and ReLUs do not count: they have no parameters. The side of the maps matters only for the dense layer.",
    network: networkCase("Quiz: a table of parameters", input, [
      first,
      maxPool2d.create("pool1"),
      second,
      third,
      maxPool2d.create("pool2"),
      flatten.create("flatten"),
      fc,
    ]),
  };
}
