import type { Prepared } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { GraphNode } from "#nn/types.ts";
import type { LayerKernel } from "../kernels/kernel.ts";
import type { Passed } from "./executor.ts";

/** What is left to do for a layer. */
interface LayerWork {
  readonly kernel: LayerKernel;
  /** Multiply-adds, to the input or to the weights. */
  readonly size: number;
  readonly dy: Tensor;
  /** By input; null where none is wanted. */
  readonly gradInputs: readonly (Tensor | null)[];
  readonly passed: Passed;
}

/** A step of a backward pass: what makes one gradient of several, then what makes those before a layer of it. */
export interface BackwardStep {
  readonly sums: readonly Prepared[];
  readonly work: LayerWork | null;
}

/** The steps of a backward pass, last layer first, and the gradient of each value that it comes by. */
export interface BackwardRoute {
  readonly steps: readonly BackwardStep[];
  readonly results: ReadonlyMap<number, Tensor>;
}

interface RouteOptions {
  readonly steps: readonly { readonly node: GraphNode; readonly kernel: LayerKernel; readonly size: number }[];
  readonly gradOutput: Tensor;
  /** The value whose gradient that is. */
  readonly root: number;
  /** The value whose tensor a value lies in. */
  readonly ownerOf: (value: number) => number;
  readonly wanted: ReadonlySet<number>;
  /** Layers whose backward pass the next one does. */
  readonly masked: ReadonlySet<string>;
  /** A tensor for a gradient of a value. */
  readonly gradient: (key: string, value: number) => Tensor;
  /** Adds two tensors into a third. */
  readonly sum: (a: Tensor, b: Tensor, y: Tensor) => Prepared;
}

/** Plans a backward pass: which gradients meet, and in which tensors they lie. */
export function routeBack(options: RouteOptions): BackwardRoute {
  const { gradOutput, root, ownerOf, wanted, masked, gradient, sum } = options;
  const parts = new Map<number, Tensor[]>([[root, [gradOutput]]]);
  const results = new Map<number, Tensor>();
  const steps: BackwardStep[] = [];
  const settle = (value: number): { readonly total: Tensor; readonly sums: readonly Prepared[] } | null => {
    const [first, ...rest] = parts.get(value) ?? [];
    if (!first) return null;
    const sums: Prepared[] = [];
    const total = rest.reduce((before, part, i) => {
      const target = gradient(`${value}+${i}`, value);
      sums.push(sum(before, part, target));
      return target;
    }, first);
    results.set(value, total);
    return { total, sums };
  };
  for (const { node, kernel, size } of options.steps.toReversed()) {
    if (node.output > root) continue;
    const settled = settle(node.output);
    if (!settled) continue;
    const { total: dy, sums } = settled;
    // The pool after a ReLU has applied its mask already.
    const isMasked = masked.has(node.name);
    const gradInputs = node.inputs.map((value, i) => {
      const owner = ownerOf(value);
      if (!wanted.has(owner)) return null;
      const own = node.spec.type === "add" || isMasked ? dy : gradient(`${owner}:${node.name}:${i}`, owner);
      parts.set(owner, [...(parts.get(owner) ?? []), own]);
      return own;
    });
    const passed = { node, tensors: gradInputs.filter((tensor) => tensor !== null) };
    steps.push({ sums, work: isMasked ? null : { kernel, size, dy, gradInputs, passed } });
  }
  const atInput = wanted.has(0) ? settle(0) : null;
  if (atInput) steps.push({ sums: atInput.sums, work: null });
  return { steps, results };
}
