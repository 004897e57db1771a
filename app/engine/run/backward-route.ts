import type { Prepared } from "#gpu/prepared.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { GraphNode } from "#nn/types.ts";
import type { LayerKernel } from "../kernels/kernel.ts";
import type { Passed } from "./executor.ts";

/** The backward pass of one layer. */
interface LayerWork {
  readonly kernel: LayerKernel;
  /** Multiply-adds of the gradient to the input, or of that to the weights. */
  readonly size: number;
  readonly dy: Tensor;
  /** By input; null where none is wanted. */
  readonly gradInputs: readonly (Tensor | null)[];
  readonly passed: Passed;
}

/**
 * A step of a backward pass: adds up the gradients of a value that has several uses, then goes back through the layer
 * before.
 */
export interface BackwardStep {
  readonly sums: readonly Prepared[];
  readonly work: LayerWork | null;
}

/** The steps of a backward pass, last layer first, and the gradient of each value that it reaches. */
export interface BackwardRoute {
  readonly steps: readonly BackwardStep[];
  readonly results: ReadonlyMap<number, Tensor>;
}

interface RouteOptions {
  readonly steps: readonly { readonly node: GraphNode; readonly kernel: LayerKernel; readonly size: number }[];
  readonly gradOutput: Tensor;
  /** The value whose gradient `gradOutput` is. */
  readonly root: number;
  /** The value in whose tensor a value lies. */
  readonly ownerOf: (value: number) => number;
  readonly wanted: ReadonlySet<number>;
  /** ReLUs whose backward pass the max pool after them does. */
  readonly masked: ReadonlySet<string>;
  /** The tensor for a gradient of a value; `key` says which of its gradients. */
  readonly gradient: (key: string, value: number) => Tensor;
  /** Adds two tensors into a third. */
  readonly sum: (a: Tensor, b: Tensor, y: Tensor) => Prepared;
}

/** Plans a backward pass: which gradients are added up, and in which tensors they lie. */
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
