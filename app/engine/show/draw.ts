/** Draws tensors and filters as pictures: every number on screen goes straight from the kernels to the canvas. */
import type { Device, Rectangle } from "#gpu/device.ts";
import { readTexture } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { Texture } from "#gpu/texture.ts";
import { blockUniforms } from "../kernels/conv-axes.ts";
import type { ParameterStore, ParameterView } from "../run/parameters.ts";

/** Nine RGB stops, 27 numbers from 0 to 1. */
export type ColourStops = readonly number[];

/** `signed`: zero in the middle of the map. `magnitude`: from zero up. `unit`: values are 0 .. 1 already. */
export type ScaleKind = "signed" | "magnitude" | "unit";
/** `scale` of `shaders/lib/colour.glsl`. */
const SCALES: Readonly<Record<ScaleKind, number>> = { magnitude: 0, signed: 1, unit: 2 };

export interface Colouring {
  readonly stops: ColourStops;
  readonly scale: ScaleKind;
}

/** A grid of equal pictures, a pixel a value, with `gap` pixels between them. */
export interface Montage {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly columns: number;
  readonly count: number;
  readonly gap: number;
  /** Values across one pixel of what is drawn (maps only); one where it is not given. */
  readonly shrink?: number;
}

/** Width and height of a montage, in values. */
export function montageSize({ cellWidth, cellHeight, columns, count, gap }: Montage): {
  readonly width: number;
  readonly height: number;
} {
  const across = Math.min(columns, count);
  const down = Math.ceil(count / columns);
  return { width: across * (cellWidth + gap) - gap, height: down * (cellHeight + gap) - gap };
}

/** Pixels that a montage is drawn with. */
export function pictureSize(montage: Montage): { readonly width: number; readonly height: number } {
  const { width, height } = montageSize(montage);
  const { shrink = 1 } = montage;
  return { width: Math.ceil(width / shrink), height: Math.ceil(height / shrink) };
}

/** Smallest and largest value of something shown, zero included. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

const SLOTS = 256;
const LONGEST = 4096;
/** log2 of more blocks of channels than there are. */
const ONE_FOLD = 30;

/** Measures ranges on the GPU, each in a slot that view shaders read: colours need no round trip to the CPU. */
export class Extents {
  readonly texture: Texture;
  readonly #device: Device;
  readonly #rows: Texture;

  constructor(device: Device) {
    this.#device = device;
    this.texture = new Texture(device, "view-extents", SLOTS, 1, 1);
    this.#rows = new Texture(device, "view-extent-rows", LONGEST, 1, 1);
  }

  #measure(slot: number, source: Texture, firstRow: number, rows: number, columns: number, folds = [1, 0]): void {
    const count = Math.min(rows, LONGEST);
    this.#device.draw({
      kernel: "view/extent.frag",
      inputs: { source },
      attachments: [{ texture: this.#rows, layer: 0 }],
      viewport: [0, 0, count, 1],
      uniforms: { first_row: firstRow, columns, layers: source.layers, folds, ranges: 0 },
    });
    this.#device.draw({
      kernel: "view/extent.frag",
      inputs: { source: this.#rows },
      attachments: [{ texture: this.texture, layer: 0 }],
      viewport: [slot % SLOTS, 0, 1, 1],
      uniforms: { first_row: 0, columns: count, layers: 1, folds: [1, 0], ranges: 1 },
    });
  }

  /** Range of one sample of a tensor. */
  tensor(slot: number, tensor: Tensor, sample = 0): void {
    this.#measure(slot, tensor.texture, sample * tensor.shape.h, tensor.shape.h, tensor.columns, [
      tensor.folds,
      tensor.shape.n * tensor.shape.h,
    ]);
  }

  /** Range of a weight. */
  weight(slot: number, parameters: ParameterStore, view: ParameterView): void {
    this.#measure(slot, parameters.texture("values"), view.base, view.rows, parameters.width);
  }

  /** The first `count` ranges, read back for scales and labels. */
  async read(count: number): Promise<Extent[]> {
    const texels = await readTexture(this.#device, this.texture, [0, 0, Math.min(count, SLOTS), 1], 0, 1);
    return Array.from({ length: Math.min(count, SLOTS) }, (_, i) => ({
      min: texels[4 * i] ?? 0,
      max: texels[4 * i + 1] ?? 0,
    }));
  }

  dispose(): void {
    this.texture.dispose();
    this.#rows.dispose();
  }
}

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

export interface MapsView extends Shown {
  readonly tensor: Tensor;
  readonly sample?: number;
  /** First channel shown. */
  readonly first?: number;
  /** Shown value = stored value x scale + shift; undoes the normalisation of an input image. */
  readonly restore?: { readonly scale: number; readonly shift: number };
  /** The first three channels as one colour picture. */
  readonly rgb?: boolean;
}

/** Feature maps of one sample, channel by channel. */
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

/** Length over all channels at each pixel of one sample, as one picture. */
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

export interface FiltersView extends Shown {
  readonly parameters: ParameterStore;
  readonly weight: ParameterView;
  /** First output channel, first input channel, and how many input channels of each filter are shown. */
  readonly first: readonly [output: number, input: number, inputs: number];
}

/** Filters of a bank, input channel by input channel. */
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
