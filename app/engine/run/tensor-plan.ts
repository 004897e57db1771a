import { tensorLayout, type Lanes } from "#gpu/tensor.ts";
import type { Device } from "#gpu/device.ts";
import type { Limits } from "#gpu/limits.ts";
import { tensorsWritten } from "../kernels/companions.ts";
import type { ExecutorOptions } from "./executor.ts";
import { valueShape } from "#nn/graph.ts";
import { type Fusions, fusionsOf, NO_FUSIONS } from "./fusion.ts";
import type { Plan } from "#nn/plan.ts";
import type { Graph, Shape } from "#nn/types.ts";

/** For networks that are shown: up to this many values per sample, over all layers, compiling takes longer than running. */
const LIGHT = 2 ** 18;

/** One tensor of an executor, which may hold several values of the graph one after another. */
export interface StorageSlot {
  readonly label: string;
  readonly shape: Shape;
  readonly lanes: Lanes;
  /** See `TensorOptions`. */
  readonly together: number;
}

/** In which tensor each value of a graph lies. Pure. */
export interface Storage {
  readonly slots: readonly StorageSlot[];
  /** Index in `slots`, for each value that is kept at all. */
  readonly slotOf: ReadonlyMap<number, number>;
  /** Layout of the tensors: see `TensorOptions`. */
  readonly onePhase: boolean;
}

/** Whether an executor can run a backward pass. */
export function goesBack({ training, inputGradient }: Omit<ExecutorOptions, "batch">): boolean {
  return training === true || inputGradient === true;
}

/** Whether the values inside a network may share tensors: they are not shown, and no backward pass reads them. */
export function keepsOnlyOutput(options: Omit<ExecutorOptions, "batch">): boolean {
  return !options.keepAll && !goesBack(options);
}

/** The fusions of an executor: none where every value is kept, or where a mistake is planted in a layer. */
export function fusionsFor(graph: Graph, options: Omit<ExecutorOptions, "batch">): Fusions {
  return options.keepAll || options.bug ? NO_FUSIONS : fusionsOf(graph, keepsOnlyOutput(options));
}

/**
 * Plans the tensors of an executor. Where only the output is kept (`keepsOnlyOutput`), a tensor is reused for the next value
 * of the same shape as soon as no layer reads it any more; the input and the output keep theirs. Values that fused layers
 * make unnecessary have none.
 */
export function planStorage(
  graph: Graph,
  plan: Plan,
  { epilogues, absorbed }: Fusions,
  options: Omit<ExecutorOptions, "batch">,
  device: Device,
): Storage {
  const reuse = keepsOnlyOutput(options);
  const values = graph.values.reduce((sum, { shape }) => sum + shape.c * shape.h * shape.w, 0);
  const onePhase = device.limits.maxPhases === 1 || (options.keepAll === true && values <= LIGHT);
  const ownerOf = (value: number): number => plan.tensorOf[value] ?? value;
  const written = (name: string, output: number): number => epilogues.get(name)?.output ?? output;
  const skipped = new Set(
    graph.nodes
      .filter(({ name, output }) => absorbed.has(name) || written(name, output) !== output)
      .map(({ output }) => output),
  );
  for (const { output } of epilogues.values()) skipped.delete(output);
  const lastUse = new Map<number, number>();
  graph.nodes.forEach(({ inputs }, i) => inputs.forEach((value) => lastUse.set(ownerOf(value), i)));
  lastUse.set(0, Number.POSITIVE_INFINITY);
  lastUse.set(ownerOf(graph.output), Number.POSITIVE_INFINITY);

  const slots: StorageSlot[] = [];
  const slotOf = new Map<number, number>();
  const free = new Map<string, number[]>();
  const keyOf = ({ c, h, w }: Shape, lanes: Lanes): string => `${c},${h},${w},${lanes}`;
  const place = (value: number): void => {
    if (slotOf.has(value) || skipped.has(value) || ownerOf(value) !== value) return;
    const shape = plan.stored[value] ?? valueShape(graph, value);
    const lanes = value === 0 && !onePhase ? plan.inputLanes : "channels";
    const found = reuse ? free.get(keyOf(shape, lanes))?.pop() : undefined;
    const producer = graph.nodes[graph.values[value]?.producer ?? -1];
    const label = value === 0 ? "input" : (producer?.name ?? "value");
    const together = producer ? tensorsWritten(producer.spec, goesBack(options), device) : 1;
    slotOf.set(value, found ?? slots.push({ label, shape, lanes, together }) - 1);
  };
  const release = (node: number): void => {
    for (const [value, slot] of slotOf) {
      const of = slots[slot];
      if (!of || lastUse.get(value) !== node) continue;
      const key = keyOf(of.shape, of.lanes);
      free.set(key, [...(free.get(key) ?? []), slot]);
    }
  };
  place(0);
  graph.nodes.forEach(({ name, output }, i) => {
    place(written(name, output));
    release(i);
  });
  return { slots, slotOf, onePhase };
}

/**
 * Bytes of the tensors at a batch size. `tooLarge`: by how much the first one that fits no texture exceeds the limits; null
 * if all fit.
 */
export function storageNeeds(
  { slots, onePhase }: Storage,
  batch: number,
  limits: Limits,
): { readonly bytes: number; readonly tooLarge: string | null } {
  let bytes = 0;
  let tooLarge: string | null = null;
  for (const { label, shape, ...layoutOptions } of slots) {
    const layout = tensorLayout({ n: batch, ...shape }, { ...layoutOptions, onePhase }, limits);
    bytes += layout.bytes;
    tooLarge ??= layout.problem && `The output of ${label} ${layout.problem}`;
  }
  return { bytes, tooLarge };
}
