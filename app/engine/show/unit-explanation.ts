/** How one unit got its value: reads the numbers back from the GPU; the layer type explains them. */
import type { Device } from "#gpu/device.ts";
import { readTensor } from "#gpu/readback.ts";
import { explainNode, valueShape } from "#nn/graph.ts";
import type { GraphNode } from "#nn/types.ts";
import type { ReadValue, UnitExplanation, UnitIndex } from "#nn/unit-explanation.ts";
import type { Executor } from "../run/executor.ts";

/**
 * Explains one unit of `node`'s output, for the executor's first sample after a forward pass. All reads are enqueued at
 * once, so later work does not affect them.
 */
export async function explainUnit(
  device: Device,
  executor: Executor,
  node: GraphNode,
  unit: UnitIndex,
): Promise<UnitExplanation> {
  const { graph, parameters } = executor.model;
  const read = async (value: number): Promise<ReadValue> => ({
    shape: valueShape(graph, value),
    data: await readTensor(device, executor.tensor(value), 1),
  });
  const parameterOf = (name: string): Promise<Float32Array> =>
    parameters.downloadOutput(`${node.name}.${name}`, unit.c);
  const [inputs, output, weight, bias, statistics] = await Promise.all([
    Promise.all(node.inputs.map(read)),
    read(node.output),
    parameterOf("weight"),
    parameterOf("bias"),
    node.spec.type === "batch_norm" ? parameters.statistics(node.name).download() : null,
  ]);
  return explainNode(node, { unit, inputs, output, weight, bias, statistics });
}
