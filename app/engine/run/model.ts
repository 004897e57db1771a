import type { Device } from "#gpu/device.ts";
import { type ExecutorOptions, Executor } from "./executor.ts";
import { assertFits } from "./footprint.ts";
import { nodeParameters, valueShape } from "#nn/graph.ts";
import type { BankGeometry } from "../parameters/parameter-layout.ts";
import { type ParameterRequest, ParameterStore } from "../parameters/parameters.ts";
import { type Plan, planGraph } from "#nn/plan.ts";
import type { Graph, GraphNode } from "#nn/types.ts";

/** The filter bank of a node's weight, or null for one that is a vector (batch norm). */
function bankOf(node: GraphNode, graph: Graph, plan: Plan): BankGeometry | null {
  const { spec, inputs } = node;
  const [value = 0] = inputs;
  if (spec.type === "conv2d") {
    const [kernelY, kernelX] = spec.kernel;
    return { outputs: spec.channels, inputs: valueShape(graph, value).c, kernelY, kernelX, groups: spec.groups };
  }
  if (spec.type === "dense") {
    const image = plan.stored[value] ?? valueShape(graph, value);
    return { outputs: spec.units, inputs: image.c, kernelY: image.h, kernelX: image.w, groups: 1 };
  }
  return null;
}

/** A network on the GPU: its graph, how values are stored, and its parameters. Executors run it at a batch size. */
export class Model {
  readonly device: Device;
  readonly graph: Graph;
  readonly plan: Plan;
  readonly parameters: ParameterStore;
  readonly #executors = new Set<Executor>();

  /** Allocates the parameters, filled with zeros (see `initialValues`). Throws CapacityError where they do not fit. */
  constructor(device: Device, graph: Graph) {
    this.device = device;
    this.graph = graph;
    this.plan = planGraph(graph);
    const requests = graph.nodes.flatMap((node) =>
      nodeParameters(node, graph).map((parameter): ParameterRequest => ({
        name: `${node.name}.${parameter.name}`,
        shape: parameter.shape,
        bank: parameter.name === "weight" ? bankOf(node, graph, this.plan) : null,
      })),
    );
    const statistics = graph.nodes
      .filter(({ spec }) => spec.type === "batch_norm")
      .map(({ name, output }) => ({ name, channels: valueShape(graph, output).c }));
    this.parameters = new ParameterStore(device, requests, statistics);
  }

  /**
   * Allocates the tensors of one batch size. Throws CapacityError, with the numbers, before it allocates what does not
   * fit.
   */
  executor(options: ExecutorOptions): Executor {
    assertFits(this, options);
    const executor = new Executor(this, options);
    this.#executors.add(executor);
    executor.onDispose = () => this.#executors.delete(executor);
    return executor;
  }

  /** Frees the parameters and every executor that is left. */
  dispose(): void {
    for (const executor of this.#executors) executor.dispose();
    this.parameters.dispose();
  }
}
