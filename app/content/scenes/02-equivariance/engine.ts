import type { Device } from "#gpu/device.ts";
import { paintPictures } from "#gpu/painter.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Executor } from "#engine/run/executor.ts";
import { lower, valueShape } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import { Model } from "#engine/run/model.ts";
import type { LayerSpec } from "#nn/types.ts";
import { type Colouring, drawMaps, Extents } from "#engine/show/draw.ts";
import { presets } from "./filters.ts";

/** What the layer f is. */
export interface Layer {
  readonly kind: "conv" | "dense";
  readonly filter: keyof typeof presets;
  readonly padding: "none" | "zeros";
  readonly stride: 1 | 2;
  readonly pool: boolean;
}

/** Pixels of the picture in front of the layer. A dense layer has a weight for every pair of pixels, so it gets fewer. */
export function pictureSize({ kind }: Layer): number {
  return kind === "dense" ? 24 : 96;
}
/** Farthest shift, in pixels. */
export function farthest(layer: Layer): number {
  return layer.kind === "dense" ? 6 : 24;
}
/** Pixels of the input for one pixel of the output. */
export function strideOf({ kind, stride, pool }: Layer): number {
  return kind === "dense" ? 1 : stride * (pool ? 2 : 1);
}

function layersOf(layer: Layer): readonly LayerSpec[] {
  const size = pictureSize(layer);
  if (layer.kind === "dense")
    return [flatten.create("flat"), { ...dense.create("f"), units: size * size, bias: false }];
  const stride = [layer.stride, layer.stride] as const;
  const f = {
    ...conv2d.create("f"),
    channels: 1,
    kernel: [5, 5] as const,
    stride,
    padding: layer.padding === "none" ? ("valid" as const) : ([2, 2] as const),
    bias: false,
  };
  return layer.pool ? [f, maxPool2d.create("pool")] : [f];
}

export type View = "x" | "fx" | "tfx" | "tx" | "ftx" | "difference";

/** Both ways round the square, computed by the app's kernels, and their difference. */
export class EquivarianceEngine {
  readonly #device: Device;
  readonly #model: Model;
  readonly #still: Executor;
  readonly #moved: Executor;
  readonly #shifted: Tensor;
  readonly #difference: Tensor;
  readonly #extents: Extents;
  readonly #layer: Layer;
  readonly #size: number;
  readonly #out: number;

  constructor(device: Device, layer: Layer) {
    this.#device = device;
    this.#layer = layer;
    this.#size = pictureSize(layer);
    const lowering = lower({ name: "f", input: { c: 1, h: this.#size, w: this.#size }, layers: layersOf(layer) });
    if (!lowering.ok) throw new Error(lowering.reason);
    this.#model = new Model(device, lowering.graph);
    const values = new Map(initialValues(lowering.graph, 7, "pytorch"));
    if (layer.kind === "conv") values.set("f.weight", Float32Array.from(presets[layer.filter].weights));
    this.#model.parameters.upload(values);
    this.#still = this.#model.executor({ batch: 1, keepAll: true });
    this.#moved = this.#model.executor({ batch: 1, keepAll: true });
    const { c, h } = valueShape(lowering.graph, lowering.graph.output);
    this.#out = layer.kind === "dense" ? Math.round(Math.sqrt(c)) : h;
    const shape = { n: 1, c: 1, h: this.#out, w: this.#out };
    this.#shifted = device.tensor("T f(x)", shape);
    this.#difference = device.tensor("difference", shape);
    this.#extents = new Extents(device);
  }

  /** The output as a picture; a dense layer's vector is laid out in rows. */
  #output(executor: Executor, image: Tensor): Tensor {
    if (this.#layer.kind === "conv") return executor.output;
    this.#device.run({ kernel: "flatten/grad-input.frag", inputs: { dy: executor.output }, outputs: { dx: image } });
    return image;
  }

  /**
   * Computes f(T x) and T f(x) for a shift by whole pixels; `x` and `moved` are the pictures before and
   * after it. Paints every view, and resolves with the largest absolute difference where both routes
   * know the picture, and the largest absolute value of f(x).
   */
  async run(
    x: Float32Array,
    moved: Float32Array,
    shift: { readonly x: number; readonly y: number },
    canvases: Readonly<Record<View, HTMLCanvasElement | null>>,
    colours: { readonly signed: Colouring; readonly unit: Colouring },
  ): Promise<{ readonly difference: number; readonly scale: number }> {
    const device = this.#device;
    this.#still.input.upload(x);
    this.#moved.input.upload(moved);
    this.#still.forward("eval");
    this.#moved.forward("eval");
    const images =
      this.#layer.kind === "dense" ? [0, 1].map((i) => device.tensor(`output ${i}`, this.#difference.shape)) : [];
    const fx = this.#output(this.#still, images[0] ?? this.#still.output);
    const ftx = this.#output(this.#moved, images[1] ?? this.#moved.output);
    const s = strideOf(this.#layer);
    const by = { x: Math.round(shift.x / s), y: Math.round(shift.y / s) };
    device.run({
      kernel: "image/translate.frag",
      inputs: { x: fx },
      outputs: { y: this.#shifted },
      uniforms: { shift: [by.x, by.y] },
    });
    const from = [Math.max(0, by.x), Math.max(0, by.y)];
    const to = [this.#out + Math.min(0, by.x), this.#out + Math.min(0, by.y)];
    device.run({
      kernel: "image/difference.frag",
      inputs: { a: ftx, b: this.#shifted },
      outputs: { y: this.#difference },
      uniforms: { from, to },
    });
    this.#extents.tensor(0, fx);
    this.#extents.tensor(1, this.#difference);
    const tensors: Readonly<Record<View, Tensor>> = {
      x: this.#still.input,
      tx: this.#moved.input,
      fx,
      ftx,
      tfx: this.#shifted,
      difference: this.#difference,
    };
    const views: readonly View[] = ["x", "fx", "tfx", "tx", "ftx", "difference"];
    paintPictures(
      device,
      views.flatMap((view) => {
        const canvas = canvases[view];
        const side = view === "x" || view === "tx" ? this.#size : this.#out;
        const montage = { cellWidth: side, cellHeight: side, columns: 1, count: 1, gap: 0 };
        const colouring = view === "x" || view === "tx" ? colours.unit : colours.signed;
        // All outputs share one scale, so that the difference is seen at its true size.
        return canvas
          ? [
              {
                canvas,
                width: side,
                height: side,
                draw: (viewport: readonly [number, number, number, number]) =>
                  drawMaps(device, {
                    extents: this.#extents,
                    slot: 0,
                    montage,
                    viewport,
                    colouring,
                    tensor: tensors[view],
                  }),
              },
            ]
          : [];
      }),
    );
    for (const image of images) image.dispose();
    const [output, difference] = await this.#extents.read(2);
    const largest = (range: typeof output): number => (range ? Math.max(range.max, -range.min) : Number.NaN);
    return { difference: largest(difference), scale: largest(output) };
  }

  dispose(): void {
    this.#extents.dispose();
    this.#shifted.dispose();
    this.#difference.dispose();
    this.#model.dispose();
  }
}
