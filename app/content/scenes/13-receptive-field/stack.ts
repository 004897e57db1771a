import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import type { FieldAxis, LayerSpec } from "#nn/types.ts";

/** Side of the picture. */
export const SIDE = 96;
export const MOST_LAYERS = 8;

/** One layer of the stack; the same on both axes. */
export interface StackLayer {
  readonly kind: "conv" | "pool";
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}

export const usualConv: StackLayer = { kind: "conv", kernel: 3, stride: 1, padding: 1, dilation: 1 };
export const usualPool: StackLayer = { kind: "pool", kernel: 2, stride: 2, padding: 0, dilation: 1 };

const conv = (more: Partial<StackLayer>): StackLayer => ({ ...usualConv, ...more });

export const presets: readonly {
  readonly id: string;
  readonly label: string;
  readonly layers: readonly StackLayer[];
}[] = [
  { id: "two", label: "Two 3 × 3", layers: [usualConv, usualConv] },
  { id: "three", label: "Three 3 × 3", layers: [usualConv, usualConv, usualConv] },
  {
    id: "dilated",
    label: "Dilation 1, 2, 4",
    layers: [conv({}), conv({ padding: 2, dilation: 2 }), conv({ padding: 4, dilation: 4 })],
  },
  { id: "vgg", label: "Start of VGG", layers: [usualConv, usualConv, usualPool, usualConv, usualConv, usualPool] },
  {
    id: "alexnet",
    label: "Start of AlexNet",
    layers: [conv({ kernel: 11, stride: 4, padding: 2 }), { ...usualPool, kernel: 3 }, conv({ kernel: 5, padding: 2 })],
  },
];

/** The stack as layers of one channel; pooling takes means, so that every pixel of a window has a gradient. */
export function layersOf(stack: readonly StackLayer[]): readonly LayerSpec[] {
  return stack.map(({ kind, kernel, stride, padding, dilation }, i) => {
    const window = {
      kernel: [kernel, kernel] as const,
      stride: [stride, stride] as const,
      padding: [padding, padding] as const,
    };
    const id = `layer${i + 1}`;
    return kind === "pool"
      ? { ...avgPool2d.create(id), ...window }
      : { ...conv2d.create(id), ...window, channels: 1, dilation: [dilation, dilation] as const, bias: false };
  });
}

/** Size, jump and first centre after each layer, from the picture itself on. */
export function fieldsOf(stack: readonly StackLayer[]): readonly FieldAxis[] {
  const fields: FieldAxis[] = [PIXEL];
  for (const layer of stack) {
    fields.push(stepAxis(fields.at(-1) ?? PIXEL, { ...layer, dilation: layer.kind === "pool" ? 1 : layer.dilation }));
  }
  return fields;
}
