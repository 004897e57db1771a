import { bySize, perAxis, pythonCall, pythonPair, settingsText, times } from "../format.ts";
import type { LayerField } from "../layer-type.ts";
import { type Explanation, readInput, type Reading, type Tap, valueAt } from "../unit-explanation.ts";
import type { BaseSpec, Inference, Shape, Window } from "../vocabulary.ts";
import { accept, inferOne, refuse } from "./checks.ts";
import { poolGeometry, type PoolWindow } from "./pool2d-geometry.ts";
import { withinMaps } from "./windows.ts";

/** Their fields in the builder's form. */
export const poolFields: readonly LayerField[] = [
  {
    key: "kernel",
    label: "Window",
    help: "Height and width of the region that is reduced to one value.",
    kind: "pair",
    min: 1,
    max: 32,
  },
  {
    key: "stride",
    label: "Stride",
    help: "Distance between neighbouring windows; windows do not overlap if it equals their size.",
    kind: "pair",
    min: 1,
    max: 32,
  },
  {
    key: "padding",
    label: "Padding",
    help: "Pixels added on each side; at most half the window.",
    kind: "pair",
    min: 0,
    max: 16,
  },
  {
    key: "ceilMode",
    label: "Round size up",
    help: "Lets the last window extend past the edge instead of dropping the remaining pixels (PyTorch's ceil_mode).",
    kind: "toggle",
  },
];

/** Defaults of a new pool: 2 x 2 windows that do not overlap. */
export const poolDefaults = { kernel: [2, 2], stride: [2, 2], padding: [0, 0], ceilMode: false } as const;

/** Output shape of max or average pooling, or why there is none. */
export function inferPool(
  spec: BaseSpec & PoolWindow,
  fields: readonly LayerField[],
  inputs: readonly Shape[],
): Inference {
  return inferOne(spec, fields, inputs, (input) => {
    const { kernel, padding } = spec;
    if (2 * padding[0] > kernel[0] || 2 * padding[1] > kernel[1]) {
      const most = [Math.floor(kernel[0] / 2), Math.floor(kernel[1] / 2)];
      return refuse(
        `Padding ${times(...padding)} is more than half of the ${times(...kernel)} window.`,
        `Use padding of at most ${times(...most)}.`,
      );
    }
    const { out } = poolGeometry(spec, input);
    if (out.h >= 1 && out.w >= 1) return accept(out);
    return refuse(
      `The ${times(...kernel)} window does not fit into the input, which is only ${times(input.h, input.w)} (padding ${times(...padding)}).`,
      `Use a window of at most ${times(input.h + 2 * padding[0], input.w + 2 * padding[1])}, or remove this layer.`,
    );
  });
}

/** A pool's settings in words. */
export function poolSettings({ kernel, stride, padding }: PoolWindow): string {
  return settingsText(
    bySize(kernel),
    perAxis(stride) === perAxis(kernel) ? null : `stride ${perAxis(stride)}`,
    perAxis(padding) === "0" ? null : `padding ${perAxis(padding)}`,
  );
}

/**
 * The values of a window, and which one won or what the sum was divided by; `countsPadding`: padded zeros count in the
 * divisor.
 */
export function explainPool(
  window: PoolWindow,
  reading: Reading,
  pool: "max" | "mean",
  countsPadding = false,
): Explanation {
  const { kernel, stride } = window;
  const { unit } = reading;
  const input = readInput(reading);
  const { h, w } = input.shape;
  const { padY, padX } = poolGeometry(window, input.shape);
  const [top, left] = [unit.y * stride[0] - padY, unit.x * stride[1] - padX];
  const terms = Array.from({ length: kernel[0] * kernel[1] }, (_, i): Tap => {
    const [ky, kx] = [Math.floor(i / kernel[1]), i % kernel[1]];
    const [iy, ix] = [top + ky, left + kx];
    const inside = iy >= 0 && ix >= 0 && iy < h && ix < w;
    return { ci: unit.c, ky, kx, iy, ix, inside, value: inside ? valueAt(input, { c: unit.c, y: iy, x: ix }) : 0 };
  });
  const insiders = terms.filter(({ inside }) => inside);
  const best = Math.max(...insiders.map(({ value }) => value));
  // A window may extend beyond the padded image; positions there never count.
  const padded = (Math.min(top + kernel[0], h + padY) - top) * (Math.min(left + kernel[1], w + padX) - left);
  return {
    kind: "window",
    pool,
    terms,
    winner: terms.findIndex(({ inside, value }) => inside && value === best),
    divisor: countsPadding ? padded : insiders.length,
  };
}

/** Sliding window of a pool, for receptive fields. */
export function poolWindow({ kernel, stride, padding }: PoolWindow): Window {
  return withinMaps(
    { kernel: kernel[0], stride: stride[0], padding: padding[0], dilation: 1 },
    { kernel: kernel[1], stride: stride[1], padding: padding[1], dilation: 1 },
  );
}

/** Source for torch.nn; torch's stride defaults to the window. */
export function poolPytorch(name: string, spec: PoolWindow, ...extra: readonly (string | null)[]): string {
  const { kernel, stride, padding, ceilMode } = spec;
  const overlaps = kernel[0] !== stride[0] || kernel[1] !== stride[1];
  return pythonCall(
    name,
    pythonPair(kernel),
    overlaps ? `stride=${pythonPair(stride)}` : null,
    padding[0] !== 0 || padding[1] !== 0 ? `padding=${pythonPair(padding)}` : null,
    ceilMode ? "ceil_mode=True" : null,
    ...extra,
  );
}
