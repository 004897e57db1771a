/** Draws tensors and filters as images: values go straight from the kernels to the canvas. */
import type { Device } from "#gpu/device.ts";
import type { Rectangle } from "#gpu/launch.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { blockUniforms } from "../kernels/conv-axes.ts";
import type { ParameterStore, ParameterView } from "../parameters/parameters.ts";
import type { Extents } from "./extents.ts";
import type { Colouring, Montage, ScaleKind } from "./montage.ts";

/** log2 of a number of channel blocks larger than any tensor has: everything lies in one fold. */
const ONE_FOLD = 30;
/** `scale` of `shaders/lib/colour.glsl`. */
const SCALES: Readonly<Record<ScaleKind, number>> = { magnitude: 0, signed: 1, unit: 2 };

interface Shown {
  readonly extents: Extents;
  readonly slot: number;
  readonly montage: Montage;
  readonly viewport: Rectangle;
  readonly colouring: Colouring;
}

function shared({ extents, slot, montage, viewport, colouring }: Shown) {
  const { cellWidth, cellHeight, columns, gap, shrink = 1 } = montage;
  return {
    inputs: { extents: extents.texture },
    uniforms: {
      slot,
      view: viewport,
      cells: [cellWidth, cellHeight, columns, gap],
      shrink,
      stops: colouring.stops,
      scale: SCALES[colouring.scale],
    },
  };
}

/** What `drawMaps` draws. */
export interface MapsView extends Shown {
  readonly tensor: Tensor;
  readonly sample?: number;
  /** First channel shown. */
  readonly first?: number;
  /** Shown value = stored value x scale + shift; undoes the normalisation of an input image. */
  readonly restore?: { readonly scale: number; readonly shift: number };
  /** The first three channels as one colour image. */
  readonly rgb?: boolean;
}

/** Draws feature maps of one sample, channel by channel, onto the device's canvas. */
export function drawMaps(device: Device, view: MapsView): void {
  const { tensor, sample = 0, first = 0, restore = { scale: 1, shift: 0 }, rgb = false } = view;
  const { inputs, uniforms } = shared(view);
  const isPixels = tensor.lanes === "pixels";
  device.paint({
    kernel: "view/maps.frag",
    inputs: { ...inputs, x: tensor.texture },
    viewport: view.viewport,
    uniforms: {
      ...uniforms,
      placing: [isPixels ? 4 : 1, tensor.phases, tensor.foldShift ?? ONE_FOLD, tensor.shape.n * tensor.shape.h],
      sample_row: sample * tensor.shape.h,
      first,
      count: view.montage.count,
      restore: [restore.scale, restore.shift],
    },
    defines: rgb ? { RGB: 1 } : {},
  });
}

/** Draws the Euclidean norm over all channels at each pixel of one sample, as one image. */
export function drawMagnitude(
  device: Device,
  view: Shown & { readonly tensor: Tensor; readonly sample?: number },
): void {
  const { inputs, uniforms } = shared(view);
  device.paint({
    kernel: "view/magnitude.frag",
    inputs: { ...inputs, x: view.tensor },
    viewport: view.viewport,
    uniforms: { ...uniforms, sample_row: (view.sample ?? 0) * view.tensor.shape.h },
  });
}

/** What `drawFilters` draws. */
export interface FiltersView extends Shown {
  readonly parameters: ParameterStore;
  readonly weight: ParameterView;
  /** First output channel, first input channel, and how many input channels of each filter are shown. */
  readonly first: readonly [output: number, input: number, inputs: number];
}

/** Draws filters of a bank, input channel by input channel; nothing for a parameter that is a vector. */
export function drawFilters(device: Device, view: FiltersView): void {
  const { parameters, weight } = view;
  const { bank } = weight;
  if (!bank) return;
  const { inputs, uniforms } = shared(view);
  const { per_block, group_size } = blockUniforms(weight, null);
  device.paint({
    kernel: "view/filters.frag",
    inputs: { ...inputs, parameters: parameters.texture("values") },
    viewport: view.viewport,
    uniforms: {
      ...uniforms,
      per_block: per_block ?? 1,
      group_size: group_size ?? [0, 0],
      weight_base: weight.base,
      first: view.first,
      bank: [bank.outputs, bank.inputs / bank.groups, bank.kernelY, bank.kernelX],
    },
    defines: parameters.defines,
  });
}
