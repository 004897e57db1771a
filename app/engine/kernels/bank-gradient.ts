import type { Device } from "#gpu/device.ts";
import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { type GradientSums, type SumsPlace, vectorPlace } from "../parameters/gradient-sums.ts";
import type { ParameterView } from "../parameters/parameters.ts";
import { blockUniforms, type ConvAxes, columnDefines, stepOf, texelSpan } from "./conv-axes.ts";

/** Fragments that a weight gradient is cut into at least, so that a GPU has work for all its cores; measured. */
const ENOUGH_FRAGMENTS = { software: 1024, card: 16384 };
/** Rows that a part sums at least: fewer would cost more to add than to compute. */
const LEAST_ROWS = 4;

interface BankGradientOptions {
  readonly device: Device;
  readonly name: string;
  readonly axes: ConvAxes;
  readonly x: Tensor;
  readonly output: Tensor;
  readonly sums: GradientSums;
  readonly weight: ParameterView;
  /** Null where its gradient is not wanted. */
  readonly bias: ParameterView | null;
}

/** The first step of the gradient to a convolution's weights and bias: partial sums, which `sums` adds. */
export function createBankGradient(options: BankGradientOptions): { run(gradOutput: Tensor): void } {
  return options.x.lanes === "pixels" ? createPixelsGradient(options) : createChannelsGradient(options);
}

/** Parts that the rows of an output are cut into, for so many sums. */
function splitsFor({ device, output: { shape } }: BankGradientOptions, items: number): number {
  const enough = ENOUGH_FRAGMENTS[device.isSoftware ? "software" : "card"];
  return Math.max(1, Math.min(Math.floor((shape.n * shape.h) / LEAST_ROWS), Math.ceil(enough / items)));
}

function bankOf({ name, weight }: BankGradientOptions) {
  if (!weight.bank) throw new Error(`${name}: a weight gradient needs a filter bank`);
  return weight.bank;
}

/** The places of a layer's weights, and of its bias: behind those, in the last draw. */
function placesOf(
  { bias, weight }: BankGradientOptions,
  place: Omit<SumsPlace, "view" | "first" | "draw" | "firstLayer">,
  items: number,
  draws = 1,
): SumsPlace[] {
  return [
    { ...place, view: weight, first: 0, draw: 0, firstLayer: 0 },
    ...(bias ? [vectorPlace(bias, { first: items, draw: draws - 1 })] : []),
  ];
}

/** Images of few channels: one draw for all taps, a fragment for one channel and as many taps as there are draw buffers. */
function createPixelsGradient(options: BankGradientOptions): { run(gradOutput: Tensor): void } {
  const { device, axes, x, output, sums, weight, bias } = options;
  const { inputs } = bankOf(options);
  const { KH, KW, SX, DX, PX } = axes;
  const group = device.limits.maxDrawBuffers >= 8 ? 8 : 4;
  const layers = Math.min(group, KW);
  const row = Math.ceil(KW / group) * inputs;
  const weights = output.blocks * KH * row;
  const items = weights + (bias ? output.blocks : 0);
  const region = sums.reserve({
    items,
    splits: splitsFor(options, weights),
    layers,
    places: placesOf(
      options,
      {
        perBlock: 1,
        KW,
        group,
        unit: row,
        groupItems: inputs,
        lanes: inputs,
        laneItems: 1,
        laneLayers: 0,
        tapLayers: 1,
      },
      weights,
    ),
  });
  const { group_size } = blockUniforms(weight, null);
  const launch = remembered((dy: Tensor) =>
    device.prepareDraw({
      kernel: "conv2d/grad-weight-pixels.frag",
      inputs: { x: x.texture, dy },
      attachments: region.attachments(),
      viewport: region.viewport(),
      uniforms: { ...axes, group_size, weights, x_shape: x.shapeUniform, ...region.uniforms() },
      defines: {
        PIXELS: 1,
        KW,
        SX,
        DX,
        PX,
        TAPS: layers,
        GROUP: group,
        TEXELS: texelSpan(axes, layers),
        STEP: stepOf(output.columns, 2),
        ...(bias ? { BIAS: 1 } : {}),
      },
    }),
  );
  return { run: (dy) => launch(dy).run() };
}

/** Four channels to a texel: a draw for each group of one or two kx, the bias in the last. */
function createChannelsGradient(options: BankGradientOptions): { run(gradOutput: Tensor): void } {
  const { device, axes, x, output, sums, weight, bias } = options;
  bankOf(options);
  const { KH, KW, DX, PX } = axes;
  const group = Math.min(KW, device.limits.maxDrawBuffers >= 8 ? 2 : 1);
  const draws = Math.ceil(KW / group);
  const weights = output.blocks * KH * weight.perBlock;
  const region = sums.reserve({
    items: weights + (bias ? output.blocks : 0),
    splits: splitsFor(options, weights),
    layers: 4 * group,
    draws,
    places: placesOf(
      options,
      {
        perBlock: weight.perBlock,
        KW,
        group,
        unit: weight.perBlock,
        groupItems: 0,
        lanes: 4,
        laneItems: 0,
        laneLayers: 1,
        tapLayers: 4,
      },
      weights,
      draws,
    ),
  });
  const STEP = stepOf(output.columns, 2);
  const { weight_base: _, bias_base: __, conv_count: ___, ...shape } = blockUniforms(weight, null);
  const launches = remembered((dy: Tensor) =>
    Array.from({ length: draws }, (_, draw) => {
      const kx = draw * group;
      const taps = Math.min(group, KW - kx);
      return device.prepareDraw({
        kernel: "conv2d/grad-weight.frag",
        inputs: { x, dy },
        attachments: region.attachments(4 * taps),
        viewport: region.viewport(draw),
        uniforms: { ...axes, ...shape, weights, ...region.uniforms(draw) },
        defines: {
          TAPS: taps,
          STEP,
          ...columnDefines({ ...axes, KW: taps, PX: PX - kx * DX }, x, dy),
          ...(bias && draw === draws - 1 ? { BIAS: 1 } : {}),
        },
      });
    }),
  );
  return { run: (dy) => launches(dy).forEach((launch) => launch.run()) };
}
