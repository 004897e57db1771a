import type { ActivationSpec, Graph, GraphNode } from "./types.ts";

/** Passes over memory that an executor saves where nobody looks at what lies between two layers. Pure. */
export interface Fusions {
  /** Activation that a convolution or dense layer applies as it writes, by that layer's name. */
  readonly activationOf: ReadonlyMap<string, { readonly spec: ActivationSpec; readonly output: number }>;
  /** Activations that so have no forward pass, by name; their input is not kept. */
  readonly absorbed: ReadonlySet<string>;
  /** Max pools that apply the mask of the ReLU before them in their backward pass. */
  readonly masking: ReadonlySet<string>;
  /** ReLUs whose backward pass is so done already. */
  readonly masked: ReadonlySet<string>;
}

/** Nothing fused: every value of the graph can be looked at. */
export const NO_FUSIONS: Fusions = {
  activationOf: new Map(),
  absorbed: new Set(),
  masking: new Set(),
  masked: new Set(),
};

/** Functions whose derivative is found from their output. */
const INVERTIBLE: ReadonlySet<string> = new Set(["relu", "relu6", "leaky_relu", "tanh", "sigmoid"]);

function onlyConsumer(graph: Graph, value: number): GraphNode | null {
  const [first, second] = graph.nodes.filter(({ inputs }) => inputs.includes(value));
  return first && !second && value !== graph.output ? first : null;
}

/** What can be fused in a graph. */
export function fusionsOf(graph: Graph): Fusions {
  const activationOf = new Map<string, { readonly spec: ActivationSpec; readonly output: number }>();
  const absorbed = new Set<string>();
  const masking = new Set<string>();
  const masked = new Set<string>();
  for (const { name, spec, output } of graph.nodes) {
    const next = onlyConsumer(graph, output);
    if (!next) continue;
    const weighted = spec.type === "conv2d" || spec.type === "dense";
    if (weighted && next.spec.type === "activation" && INVERTIBLE.has(next.spec.kind)) {
      activationOf.set(name, { spec: next.spec, output: next.output });
      absorbed.add(next.name);
    }
    if (spec.type === "activation" && spec.kind === "relu" && next.spec.type === "max_pool2d") {
      masking.add(next.name);
      masked.add(name);
    }
  }
  return { activationOf, absorbed, masking, masked };
}
