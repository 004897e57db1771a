import type { Device } from "#gpu/device.ts";
import { remembered } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { type GradientSums, type SumsPlace, vectorPlace } from "../parameters/gradient-sums.ts";
import type { ParameterView } from "../parameters/parameters.ts";
import { blockUniforms, type ConvAxes, columnDefines, stepOf, texelSpan } from "./conv-axes.ts";

/** Fragments to split a weight gradient into, if it has enough rows, so that all of a GPU's cores have work; measured. */
const ENOUGH_FRAGMENTS = { software: 1024, card: 16384 };
/** Fewest rows that a part sums: adding up smaller parts would cost more than computing them. */
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

/** The first step of the gradient to a convolution's weights and bias: partial sums, which `sums` adds up. `run` enqueues only. */
export function createBankGradient(options: BankGradientOptions): { run(gradOutput: Tensor): void } {
  return options.x.lanes === "pixels" ? createPixelsGradient(options) : createChannelsGradient(options);
}

/** Number of parts that the rows of an output are split into, where there are `items` sums. */
function splitsFor({ device, output: { shape } }: BankGradientOptions, items: number): number {
  const enough = ENOUGH_FRAGMENTS[device.isSoftware ? "software" : "card"];
  return Math.max(1, Math.min(Math.floor((shape.n * shape.h) / LEAST_ROWS), Math.ceil(enough / items)));
}

function bankOf({ name, weight }: BankGradientOptions) {
  if (!weight.bank) throw new Error(`${name}: a weight gradient needs a filter bank`);
  return weight.bank;
}

/** Where a tap's sums lie among those of its draw. */
type TapPlace = Omit<SumsPlace, "view" | "first" | "draw" | "items" | "splits" | "firstLayer">;

/** Reserves room for the sums of a layer's weights, in one or more draws, and of its bias, after those of the last draw. */
function reserve(
  options: BankGradientOptions,
  { layers, items, draws, place }: { layers: number; items: number; draws: number; place: TapPlace },
) {
  const { sums, bias, weight, output } = options;
  const splits = splitsFor(options, items);
  const first = items * splits;
  const last = draws - 1;
  const behind = { first, draw: last, items: output.blocks, splits, firstLayer: 0 };
  const region = sums.reserve({
    fragments: Array.from({ length: draws }, (_, draw) => first + (bias && draw === last ? output.blocks * splits : 0)),
    layers,
    places: [
      { ...place, view: weight, first: 0, draw: 0, items, splits, firstLayer: 0 },
      ...(bias ? [vectorPlace(bias, behind)] : []),
    ],
  });
  return {
    region,
    uniforms: (draw = 0) => ({ ...region.uniforms({ items, splits }, draw), bias_blocks: output.blocks }),
  };
}

/** Images of few channels: one draw for all taps; a fragment sums one input channel and as many taps as there are draw buffers. */
function createPixelsGradient(options: BankGradientOptions): { run(gradOutput: Tensor): void } {
  const { device, axes, x, output, weight, bias } = options;
  const { inputs } = bankOf(options);
  const { KH, KW, SX, DX, PX } = axes;
  const group = device.limits.maxDrawBuffers >= 8 ? 8 : 4;
  const layers = Math.min(group, KW);
  const row = Math.ceil(KW / group) * inputs;
  const { region, uniforms } = reserve(options, {
    items: output.blocks * KH * row,
    draws: 1,
    layers,
    place: {
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
  });
  const { group_size } = blockUniforms(weight, null);
  const launch = remembered((dy: Tensor) =>
    device.prepareDraw({
      kernel: "conv2d/grad-weight-pixels.frag",
      inputs: { x: x.texture, dy },
      attachments: region.attachments(),
      viewport: region.viewport(),
      uniforms: { ...axes, group_size, x_shape: x.shapeUniform, ...uniforms() },
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

/** Four channels to a texel: a draw for each group of one or two kx, with the bias in the last. */
function createChannelsGradient(options: BankGradientOptions): { run(gradOutput: Tensor): void } {
  const { device, axes, x, output, weight, bias } = options;
  bankOf(options);
  const { KH, KW, DX, PX } = axes;
  const group = Math.min(KW, device.limits.maxDrawBuffers >= 8 ? 2 : 1);
  const draws = Math.ceil(KW / group);
  const { region, uniforms } = reserve(options, {
    items: output.blocks * KH * weight.perBlock,
    draws,
    layers: 4 * group,
    place: {
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
        uniforms: { ...axes, ...shape, ...uniforms(draw) },
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
