/** The responses that are pooled: edge filters and a ReLU, and every pooling of them, as one network. Pure. */
import { GraphAssembly } from "#nn/graph.ts";
import { activation } from "#nn/layers/activation.ts";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { conv2d, type Conv2dSpec } from "#nn/layers/conv2d.ts";
import { maxPool2d } from "#nn/layers/max-pool2d.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import { SIDE, type Window, WINDOWS } from "./state.ts";

/** Directions of the edge filters, evenly all round; and their side. */
const FILTERS = 8;
const KERNEL = 7;
const DEVIATION = 1.5;

export type Method = "max" | "mean";

interface Responses {
  readonly graph: Graph;
  readonly weights: ParameterValues;
  /** The value of the graph that is not pooled. */
  readonly none: number;
  readonly pooled: Readonly<Record<Method, ReadonlyMap<Window, number>>>;
}

function edgeFilters(): Float32Array {
  const middle = (KERNEL - 1) / 2;
  return Float32Array.from({ length: FILTERS * KERNEL * KERNEL }, (_, i) => {
    const angle = (2 * Math.PI * Math.floor(i / (KERNEL * KERNEL))) / FILTERS;
    const [y, x] = [Math.floor((i % (KERNEL * KERNEL)) / KERNEL) - middle, (i % KERNEL) - middle];
    const across = x * Math.cos(angle) + y * Math.sin(angle);
    return (across * Math.exp(-(x * x + y * y) / (2 * DEVIATION ** 2))) / 8;
  });
}

const INPUT = { c: 1, h: SIDE, w: SIDE } as const;
const edges: Conv2dSpec = {
  ...conv2d.create("edges"),
  channels: FILTERS,
  kernel: [KERNEL, KERNEL],
  padding: "valid",
  bias: false,
};

/** The filters, and the maximum over windows of one side. */
export function pooledStack(window: Window): Architecture {
  const pools = WINDOWS.filter((each) => each <= window).map((each) => maxPool2d.create(`max${each}`));
  return { name: `windows of ${window}`, input: INPUT, layers: [edges, activation.create("relu"), ...pools] };
}

function responsesOf(): Responses {
  const assembly = new GraphAssembly(INPUT);
  const none = assembly.add("relu", activation.create("relu"), [assembly.add("edges", edges, [0])]);
  // A window twice as wide takes the maximum, or the mean, of four windows: every level is 2 × 2 again.
  const pools = (method: Method): ReadonlyMap<Window, number> => {
    const values = new Map<Window, number>();
    let below = none;
    for (const window of WINDOWS) {
      const id = `${method}${window}`;
      below = assembly.add(id, method === "max" ? maxPool2d.create(id) : avgPool2d.create(id), [below]);
      values.set(window, below);
    }
    return values;
  };
  const pooled = { max: pools("max"), mean: pools("mean") };
  return { graph: assembly.graph(), weights: new Map([["edges.weight", edgeFilters()]]), none, pooled };
}

export const responses = responsesOf();
/** All that is measured. */
export const measuredValues: readonly number[] = [
  responses.none,
  ...responses.pooled.max.values(),
  ...responses.pooled.mean.values(),
];

/** The value of the graph behind a pooling. */
export function pooledValue(method: Method, window: Window): number {
  return responses.pooled[method].get(window) ?? responses.none;
}

/** How far sample `of` of a value (N, ...) is from its first sample: |difference| over |first|, Euclidean. */
export function changeOf(values: Float32Array, samples: number, of: number): number {
  const size = values.length / samples;
  let [apart, whole] = [0, 0];
  for (let i = 0; i < size; i++) {
    const first = values[i] ?? 0;
    apart += ((values[of * size + i] ?? 0) - first) ** 2;
    whole += first * first;
  }
  return whole > 0 ? Math.sqrt(apart / whole) : 0;
}
