import type { Device } from "#gpu/device.ts";
import { paintPictures } from "#gpu/painter.ts";
import { readTensor } from "#gpu/readback.ts";
import type { Executor } from "#engine/run/executor.ts";
import { valueShape } from "#nn/graph.ts";
import { Model } from "#engine/run/model.ts";
import type { FieldBox } from "#nn/receptive-field.ts";
import type { Graph } from "#nn/types.ts";
import { type Colouring, drawMagnitude, Extents } from "#engine/show/draw.ts";
import { SIDE } from "./stack.ts";

/** The smallest box around every pixel with a gradient, and how many there are; null where there is none. */
export interface Measured {
  readonly box: FieldBox;
  readonly pixels: number;
}

function measure(gradient: Float32Array): Measured | null {
  let [top, bottom, left, right, pixels] = [SIDE, -1, SIDE, -1, 0];
  gradient.forEach((value, i) => {
    if (value === 0) return;
    const [y, x] = [Math.floor(i / SIDE), i % SIDE];
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    left = Math.min(left, x);
    right = Math.max(right, x);
    pixels++;
  });
  return pixels === 0 ? null : { box: { y: { first: top, last: bottom }, x: { first: left, last: right } }, pixels };
}

/** A stack of layers whose weights are all one, so that no gradients cancel; asks the backward kernels what a unit sees. */
export class FieldEngine {
  readonly #device: Device;
  readonly #model: Model;
  readonly #executor: Executor;
  readonly #extents: Extents;

  constructor(device: Device, graph: Graph) {
    this.#device = device;
    this.#model = new Model(device, graph);
    const views = [...this.#model.parameters.views.values()];
    this.#model.parameters.upload(new Map(views.map(({ name, count }) => [name, new Float32Array(count).fill(1)])));
    this.#executor = this.#model.executor({ batch: 1, inputGradient: true, keepAll: true });
    this.#extents = new Extents(device);
  }

  /** Gradient of one unit of a value to the picture: painted, and measured. */
  async run(
    value: number,
    unit: { readonly y: number; readonly x: number },
    canvas: HTMLCanvasElement | null,
    colouring: Colouring,
  ): Promise<Measured | null> {
    const device = this.#device;
    const { h, w } = valueShape(this.#model.graph, value);
    const seed = this.#executor.gradientTensor(value);
    const values = new Float32Array(h * w);
    values[unit.y * w + unit.x] = 1;
    seed.upload(values);
    this.#executor.forward("eval");
    this.#executor.backward(seed, value);
    const gradient = this.#executor.gradient(0);
    if (!gradient) {
      seed.dispose();
      return null;
    }
    this.#extents.tensor(0, gradient);
    const montage = { cellWidth: SIDE, cellHeight: SIDE, columns: 1, count: 1, gap: 0 };
    paintPictures(
      device,
      canvas
        ? [
            {
              canvas,
              width: SIDE,
              height: SIDE,
              draw: (viewport) =>
                drawMagnitude(device, {
                  extents: this.#extents,
                  slot: 0,
                  montage,
                  viewport,
                  colouring,
                  tensor: gradient,
                }),
            },
          ]
        : [],
    );
    const reading = readTensor(device, gradient);
    seed.dispose();
    return measure(await reading);
  }

  dispose(): void {
    this.#extents.dispose();
    this.#model.dispose();
  }
}
