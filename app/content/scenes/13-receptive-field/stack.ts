import * as v from "valibot";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { conv2d } from "#nn/layers/conv2d.ts";
import { lower } from "#nn/graph.ts";
import { type Extent, type FieldBox, lengthOf } from "#nn/field-box.ts";
import { PIXEL, stepAxis } from "#nn/receptive-field.ts";
import { describe } from "#nn/report.ts";
import { seenBy } from "#nn/seen.ts";
import type { Architecture, FieldAxis, Graph, LayerSpec, Shape } from "#nn/types.ts";

/** Side length of the image in pixels. */
export const SIDE = 96;
export const MOST_LAYERS = 8;

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** Ranges of a layer's settings. */
export const limits = { kernel: [1, 15], stride: [1, 8], padding: [0, 8], dilation: [1, 16] } as const;

/** One layer of the stack; the same on both axes. */
const layerSchema = v.object({
  kind: v.picklist(["conv", "pool"]),
  kernel: whole(...limits.kernel),
  stride: whole(...limits.stride),
  padding: whole(...limits.padding),
  dilation: whole(...limits.dilation),
});
export type StackLayer = Readonly<v.InferOutput<typeof layerSchema>>;

export const usualConv: StackLayer = { kind: "conv", kernel: 3, stride: 1, padding: 1, dilation: 1 };
export const usualPool: StackLayer = { kind: "pool", kernel: 2, stride: 2, padding: 0, dilation: 1 };

export const conv = (more: Partial<StackLayer>): StackLayer => ({ ...usualConv, ...more });

const dilated: readonly StackLayer[] = [conv({}), conv({ padding: 2, dilation: 2 }), conv({ padding: 4, dilation: 4 })];

export const presets: readonly {
  readonly id: string;
  readonly label: string;
  readonly layers: readonly StackLayer[];
}[] = [
  { id: "two", label: "Two 3 × 3", layers: [usualConv, usualConv] },
  { id: "three", label: "Three 3 × 3", layers: [usualConv, usualConv, usualConv] },
  { id: "dilated", label: "Dilation 1, 2, 4", layers: dilated },
  { id: "vgg", label: "Start of VGG", layers: [usualConv, usualConv, usualPool, usualConv, usualConv, usualPool] },
  {
    id: "alexnet",
    label: "Start of AlexNet",
    layers: [conv({ kernel: 11, stride: 4, padding: 2 }), { ...usualPool, kernel: 3 }, conv({ kernel: 5, padding: 2 })],
  },
];

/** What a student sets: the stack, the selected layer (0: the last), and the position on its map as fractions of it. */
export const state = {
  schema: v.object({
    stack: v.pipe(v.array(layerSchema), v.minLength(1), v.maxLength(MOST_LAYERS)),
    level: whole(0, MOST_LAYERS),
    y: share,
    x: share,
  }),
  initial: { stack: [...dilated], level: 0, y: 0.5, x: 0.5 },
};
export type State = v.InferOutput<typeof state.schema>;

/** The stack as one-channel layers; pooling averages, so that every pixel of a window has a gradient. */
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

/** Size, jump and first centre after each layer, beginning with the image itself. */
export function fieldsOf(stack: readonly StackLayer[]): readonly FieldAxis[] {
  const fields: FieldAxis[] = [PIXEL];
  for (const layer of stack) {
    fields.push(stepAxis(fields.at(-1) ?? PIXEL, { ...layer, dilation: layer.kind === "pool" ? 1 : layer.dilation }));
  }
  return fields;
}

/** The part of a stack that can run, and why the rest cannot, if any. */
export interface Analysed {
  /** The layers before the first impossible one. */
  readonly graph: Graph;
  readonly runnable: number;
  /** Output shape of each layer; null from the first impossible one on. */
  readonly shapes: readonly (Shape | null)[];
  readonly problem: { readonly index: number; readonly text: string } | null;
}

/** A stack as a network, including the layers that cannot run. */
export function architectureOf(stack: readonly StackLayer[]): Architecture {
  return { name: "stack", input: { c: 1, h: SIDE, w: SIDE }, layers: layersOf(stack) };
}

/** Runs the network model on a stack. */
export function analyse(stack: readonly StackLayer[]): Analysed {
  const architecture = architectureOf(stack);
  const { layers } = describe(architecture);
  const bad = layers.findIndex(({ problem }) => problem !== null);
  const runnable = bad < 0 ? stack.length : bad;
  const lowering = lower({ ...architecture, layers: architecture.layers.slice(0, runnable) });
  if (!lowering.ok) throw new Error(lowering.reason);
  const problem = layers[bad]?.problem ?? null;
  return {
    graph: lowering.graph,
    runnable,
    shapes: layers.map(({ output }) => output),
    problem: problem && { index: bad, text: `${problem.reason} ${problem.fix}` },
  };
}

/** The selected unit, and what it sees according to the recursion. */
export interface Seen {
  readonly level: number;
  readonly shape: Shape | null;
  readonly unit: { readonly y: number; readonly x: number } | null;
  /** Its receptive field on the image; null if it sees only padding. */
  readonly predicted: FieldBox | null;
  /** For each earlier layer, the receptive field of the centre unit among those that it sees. */
  readonly inner: readonly FieldBox[];
}

/** The selected unit of a stack; none if no layer can run. */
export function unitSeen(
  { graph, runnable }: Analysed,
  at: { readonly level: number; readonly y: number; readonly x: number },
): Seen {
  const level = Math.min(at.level === 0 ? runnable : at.level, runnable);
  const shape = level > 0 ? (graph.values[level]?.shape ?? null) : null;
  if (!shape) return { level, shape, unit: null, predicted: null, inner: [] };
  const place = (share: number, size: number): number => Math.min(size - 1, Math.floor(share * size));
  const unit = { y: place(at.y, shape.h), x: place(at.x, shape.w) };
  const seen = seenBy(graph, level, { c: 0, ...unit });
  const inner = [...seen].flatMap(([value, { y, x }]) => {
    if (value === 0 || value === level) return [];
    return seenBy(graph, value, { c: 0, y: middle(y), x: middle(x) }).get(0) ?? [];
  });
  return { level, shape, unit, predicted: seen.get(0) ?? null, inner };
}

function middle({ first, last }: Extent): number {
  return Math.round((first + last) / 2);
}

/** `15 × 15` */
export function sides({ y, x }: FieldBox): string {
  return `${lengthOf(y)} × ${lengthOf(x)}`;
}
