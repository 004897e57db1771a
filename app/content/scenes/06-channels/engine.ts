import type { Device } from "#gpu/device.ts";
import { paintPictures, type Picture } from "#gpu/painter.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Executor } from "#engine/run/executor.ts";
import { lower } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { Model } from "#engine/run/model.ts";
import { explainUnit, type UnitExplanation } from "#engine/show/unit-explanation.ts";
import { type Colouring, drawFilters, drawMaps, Extents, type Montage, montageSize } from "#engine/show/draw.ts";

/** Side of the picture. */
export const SIDE = 64;
const RGB = 3;

export interface Canvases {
  readonly image: HTMLCanvasElement | null;
  readonly channels: HTMLCanvasElement | null;
  readonly filter: HTMLCanvasElement | null;
  readonly parts: HTMLCanvasElement | null;
  readonly map: HTMLCanvasElement | null;
  readonly bank: HTMLCanvasElement | null;
}

/** Maps of the bank in a row. */
export const BANK_COLUMNS = 16;
const BANK_GAP = 2;

function modelOf(device: Device, spec: Conv2dSpec): Model {
  const lowering = lower({ name: spec.id, input: { c: RGB, h: SIDE, w: SIDE }, layers: [spec] });
  if (!lowering.ok) throw new Error(lowering.reason);
  return new Model(device, lowering.graph);
}

/** A bank of 3 x 3 filters on an RGB picture, and one of its filters taken apart into its three slices. */
export class ChannelsEngine {
  readonly #device: Device;
  readonly #bank: Model;
  readonly #bankRun: Executor;
  /** The chosen filter's slices, each on its own channel: a convolution in three groups. */
  readonly #slices: Model;
  readonly #slicesRun: Executor;
  readonly #extents: Extents;
  readonly #weights: Float32Array;
  readonly #biases: Float32Array;
  readonly filters: number;

  constructor(device: Device, filters: number, seed: number) {
    const base = { ...conv2d.create("bank"), kernel: [3, 3] as const, padding: "same" as const };
    this.#device = device;
    this.filters = filters;
    this.#bank = modelOf(device, { ...base, channels: filters });
    this.#slices = modelOf(device, { ...base, channels: RGB, groups: RGB, bias: false });
    const values = initialValues(this.#bank.graph, seed, "pytorch");
    this.#bank.parameters.upload(values);
    this.#weights = values.get("bank.weight") ?? new Float32Array();
    this.#biases = values.get("bank.bias") ?? new Float32Array();
    this.#bankRun = this.#bank.executor({ batch: 1, keepAll: true });
    this.#slicesRun = this.#slices.executor({ batch: 1, keepAll: true });
    this.#extents = new Extents(device);
  }

  /** Trainable numbers of the layer. */
  get parameters(): number {
    return this.#weights.length + this.#biases.length;
  }

  /**
   * Filters the picture (3 x 64 x 64, values 0 .. 1), paints every view for the chosen filter, and explains
   * the output value at the chosen place.
   */
  async run(
    picture: Float32Array,
    chosen: { readonly filter: number; readonly y: number; readonly x: number },
    canvases: Canvases,
    colours: { readonly signed: Colouring; readonly unit: Colouring },
  ): Promise<UnitExplanation | null> {
    const device = this.#device;
    this.#bankRun.input.upload(picture);
    this.#slicesRun.input.upload(picture);
    this.#slices.parameters.upload(
      new Map([["bank.weight", this.#weights.slice(chosen.filter * 27, (chosen.filter + 1) * 27)]]),
    );
    this.#bankRun.forward("eval");
    this.#slicesRun.forward("eval");
    const weight = this.#bank.parameters.view("bank.weight");
    this.#extents.tensor(0, this.#bankRun.output);
    this.#extents.tensor(1, this.#slicesRun.output);
    if (weight) this.#extents.weight(2, this.#bank.parameters, weight);
    const maps = (count: number, columns: number, gap: number): Montage => ({
      cellWidth: SIDE,
      cellHeight: SIDE,
      columns,
      count,
      gap,
    });
    const pictures: Picture[] = [];
    const add = (canvas: HTMLCanvasElement | null, montage: Montage, draw: Picture["draw"]): void => {
      if (canvas) pictures.push({ canvas, ...montageSize(montage), draw });
    };
    const show = (
      canvas: HTMLCanvasElement | null,
      tensor: Tensor,
      montage: Montage,
      slot: number,
      colouring: Colouring,
      first = 0,
      rgb = false,
    ): void => {
      add(canvas, montage, (viewport) =>
        drawMaps(device, { extents: this.#extents, slot, montage, viewport, colouring, tensor, first, rgb }),
      );
    };
    show(canvases.image, this.#bankRun.input, maps(1, 1, 0), 0, colours.unit, 0, true);
    show(canvases.channels, this.#bankRun.input, maps(RGB, 1, 4), 0, colours.unit);
    show(canvases.parts, this.#slicesRun.output, maps(RGB, 1, 4), 1, colours.signed);
    show(canvases.map, this.#bankRun.output, maps(1, 1, 0), 0, colours.signed, chosen.filter);
    show(canvases.bank, this.#bankRun.output, maps(this.filters, BANK_COLUMNS, BANK_GAP), 0, colours.signed);
    if (weight) {
      const montage = { cellWidth: 3, cellHeight: 3, columns: 1, count: RGB, gap: 1 };
      add(canvases.filter, montage, (viewport) =>
        drawFilters(device, {
          extents: this.#extents,
          slot: 2,
          montage,
          viewport,
          colouring: colours.signed,
          parameters: this.#bank.parameters,
          weight,
          first: [chosen.filter, 0, RGB],
        }),
      );
    }
    paintPictures(device, pictures);
    const [node] = this.#bank.graph.nodes;
    return node ? explainUnit(device, this.#bankRun, node, { c: chosen.filter, y: chosen.y, x: chosen.x }) : null;
  }

  dispose(): void {
    this.#extents.dispose();
    this.#bank.dispose();
    this.#slices.dispose();
  }
}

/** Filter at a place of the bank's canvas, given as shares of its width and height; null in a gap. */
export function filterAt(filters: number, across: number, down: number): number | null {
  const { width, height } = montageSize({
    cellWidth: SIDE,
    cellHeight: SIDE,
    columns: BANK_COLUMNS,
    count: filters,
    gap: BANK_GAP,
  });
  const column = Math.floor((across * width) / (SIDE + BANK_GAP));
  const row = Math.floor((down * height) / (SIDE + BANK_GAP));
  const filter = row * BANK_COLUMNS + column;
  return column < BANK_COLUMNS && filter >= 0 && filter < filters ? filter : null;
}
