/**
 * The vocabulary of the network model. Nothing here touches the GPU: quizzes, tests in Node and the builder's tables
 * use the same types as the compute engine. The settings of each layer, `Conv2dSpec` and so on, are in its own file.
 */
import type { Extent } from "./field-box.ts";
import type { LayerSpec, PrimitiveSpec } from "./layer-table.ts";
import type { Problem, Shape } from "./vocabulary.ts";

export type { ActivationKind } from "./activations.ts";
export type { AnySpec, CompositeSpec, LayerSpec, LayerTypeName, PrimitiveSpec } from "./layer-table.ts";
export type * from "./vocabulary.ts";

/** A whole network as data: the form that the builder, links and the zoo use. */
export interface Architecture {
  readonly name: string;
  readonly input: Shape;
  readonly layers: readonly LayerSpec[];
}

/** Values of every trainable tensor by name, `<node>.<weight|bias>`, each in PyTorch's order. */
export type ParameterValues = ReadonlyMap<string, Float32Array>;

/** Receptive field on one axis: input pixels are integers from 0; a unit `i` is centred on `firstCentre + i * jump`. */
export interface FieldAxis {
  /** Size of the largest, if they differ. */
  readonly size: number;
  /** Distance in pixels between neighbouring units' fields, on average; 0 if all units see the same. */
  readonly jump: number;
  readonly firstCentre: number;
  /** What each unit sees, if not evenly spaced: after upsampling, or pooling to a size that does not divide the map. */
  readonly extents?: readonly Extent[];
}
export interface Field {
  readonly y: FieldAxis;
  readonly x: FieldAxis;
  /** The maps in which a vector's units have their positions: those that were flattened. Absent: their own. */
  readonly map?: Shape;
}

/** One primitive operation of a lowered network. Values are numbered; value 0 is the network's input. */
export interface GraphNode {
  /**
   * Unique name such as `res1.conv2`; for a plain layer it is the layer's id. Parameters are `<name>.weight`,
   * `<name>.bias`.
   */
  readonly name: string;
  /** Id of the student's layer that this node belongs to. */
  readonly layerId: string;
  readonly spec: PrimitiveSpec;
  readonly inputs: readonly number[];
  readonly output: number;
}
export interface GraphValue {
  readonly shape: Shape;
  /** Index of the node that makes this value; -1 for the network's input. */
  readonly producer: number;
}
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly values: readonly GraphValue[];
  /** The value that a layer's id stands for: its last output. */
  readonly layerOutputs: ReadonlyMap<string, number>;
  readonly output: number;
}

/** Everything that the builder's row for one layer shows. `null` if an earlier layer is impossible. */
export interface LayerReport {
  readonly spec: LayerSpec;
  /** Human name such as `conv1` or `pool2`, counted per kind in order. */
  readonly label: string;
  readonly input: Shape | null;
  readonly output: Shape | null;
  readonly problem: Problem | null;
  readonly parameters: number;
  /** How the parameter count is calculated, e.g. `8 x (5 x 5 x 1) + 8 = 208`; empty for none. */
  readonly parameterFormula: string;
  /** Multiply-accumulates for one sample. */
  readonly macs: number;
  readonly macsFormula: string;
  /** Receptive field on the network's input of a unit of this layer's output. `null`: see `graphFields`. */
  readonly field: Field | null;
}
export interface NetworkReport {
  readonly layers: readonly LayerReport[];
  /** Why the input shape itself is impossible, if it is; every row is then empty. */
  readonly inputProblem: Problem | null;
  /** First layer that is impossible, if any. */
  readonly firstProblem: string | null;
  readonly parameters: number;
  readonly macs: number;
  /** The network's output shape; `null` when a layer is impossible or there are no layers. */
  readonly output: Shape | null;
}
