/**
 * The vocabulary of the network model. Nothing in this file touches the GPU: quizzes, tests in
 * Node and the builder's tables use the same types as the compute engine.
 */

/** Shape of one sample's activations: channels, height, width. After `flatten`, `h = w = 1`. */
export interface Shape {
  readonly c: number;
  readonly h: number;
  readonly w: number;
}

/** A pair of per-axis values, vertical first, as PyTorch orders them: `[y, x]`. */
export type Pair = readonly [y: number, x: number];

/** `"same"` keeps `ceil(size / stride)`; `"valid"` is no padding; a pair is explicit zeros on each side. */
export type Padding = "same" | "valid" | Pair;

export type ActivationKind = "relu" | "leaky_relu" | "tanh" | "sigmoid" | "gelu";

interface BaseSpec<T extends string> {
  readonly type: T;
  /** Unique within one architecture; stable under edits, so that views can follow a layer. */
  readonly id: string;
}

export interface Conv2dSpec extends BaseSpec<"conv2d"> {
  readonly channels: number;
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Padding;
  readonly dilation: Pair;
  readonly groups: number;
  readonly bias: boolean;
}

interface PoolSpec<T extends string> extends BaseSpec<T> {
  readonly kernel: Pair;
  readonly stride: Pair;
  readonly padding: Pair;
  /** Rounds output sizes up instead of down (PyTorch's `ceil_mode`). */
  readonly ceilMode: boolean;
}
export type MaxPool2dSpec = PoolSpec<"max_pool2d">;
export interface AvgPool2dSpec extends PoolSpec<"avg_pool2d"> {
  /** Whether padded zeros count in the divisor (PyTorch's `count_include_pad`). */
  readonly countIncludePad: boolean;
}
export type GlobalAvgPool2dSpec = BaseSpec<"global_avg_pool2d">;
export interface ActivationSpec extends BaseSpec<"activation"> {
  readonly kind: ActivationKind;
  /** Slope for negative inputs; only `leaky_relu` uses it. */
  readonly slope: number;
}
export interface BatchNormSpec extends BaseSpec<"batch_norm"> {
  readonly eps: number;
  /** Weight of the new batch in the running statistics, as in PyTorch. */
  readonly momentum: number;
}
export type FlattenSpec = BaseSpec<"flatten">;
export interface DenseSpec extends BaseSpec<"dense"> {
  readonly units: number;
  readonly bias: boolean;
}
/**
 * Two 3x3 (or k x k) convolutions beside a shortcut, He et al. 2016:
 * `act(bn2(conv2(act(bn1(conv1 x)))) + shortcut(x))`.
 */
export interface ResidualSpec extends BaseSpec<"residual"> {
  readonly channels: number;
  readonly kernel: number;
  readonly stride: number;
  /** `auto` projects (1x1 conv, the same stride) only where sizes differ. `identity` refuses where they do. */
  readonly shortcut: "auto" | "identity" | "projection";
  readonly batchNorm: boolean;
}
/** Sum of two equal shapes. Made by lowering a residual block; a student does not place it by hand. */
export type AddSpec = BaseSpec<"add">;

/** A layer that a student can place. */
export type LayerSpec =
  | Conv2dSpec
  | MaxPool2dSpec
  | AvgPool2dSpec
  | GlobalAvgPool2dSpec
  | ActivationSpec
  | BatchNormSpec
  | FlattenSpec
  | DenseSpec
  | ResidualSpec;
/** A layer that has kernels of its own. Composite layers (residual) are lowered to these. */
export type PrimitiveSpec = Exclude<LayerSpec, ResidualSpec> | AddSpec;
export type AnySpec = LayerSpec | AddSpec;
export type LayerTypeName = LayerSpec["type"];

/** A whole network as data: what the builder edits, links carry and zoo entries are. */
export interface Architecture {
  readonly name: string;
  readonly input: Shape;
  readonly layers: readonly LayerSpec[];
}

/** An impossible choice by a student is data, not an exception. */
export interface Problem {
  /** What is wrong, with the numbers. */
  readonly reason: string;
  /** What to change, in one sentence. */
  readonly fix: string;
}
export type Inference = { readonly ok: true; readonly output: Shape } | ({ readonly ok: false } & Problem);

/** Sliding window of a layer on one axis, for receptive fields. `padding` is what lies before the first pixel. */
export interface AxisWindow {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
}
export interface Window2d {
  readonly y: AxisWindow;
  readonly x: AxisWindow;
}

export type ParameterRole = "weight" | "bias";
/** One trainable tensor of a layer, in PyTorch's layout (conv: O, I/groups, H, W; dense: out, in). */
export interface ParameterSpec {
  /** `weight` or `bias`, as in PyTorch's state dict (batch norm: weight = gamma, bias = beta). */
  readonly name: ParameterRole;
  readonly shape: readonly number[];
  /** Inputs that one output sums over: the initialiser's fan-in. 0 for batch norm. */
  readonly fanIn: number;
  /** Constant start value, for batch norm's gamma (1) and beta (0). Absent: drawn by the initialiser. */
  readonly constant?: number;
}

/** Receptive field on one axis: input pixels are integers from 0; a unit `i` is centred on `firstCentre + i * jump`. */
export interface FieldAxis {
  readonly size: number;
  readonly jump: number;
  readonly firstCentre: number;
}
export interface Field {
  readonly y: FieldAxis;
  readonly x: FieldAxis;
}

/** One primitive operation of a lowered network. Values are numbered; value 0 is the network's input. */
export interface GraphNode {
  /** Unique name such as `res1.conv2`; for a plain layer it is the layer's id. Parameters are `<name>.weight`, `<name>.bias`. */
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

/** Everything that the builder's row for one layer shows. `null` where an earlier layer is impossible. */
export interface LayerReport {
  readonly spec: LayerSpec;
  /** Human name such as `conv1` or `pool2`, counted per kind in order. */
  readonly label: string;
  readonly input: Shape | null;
  readonly output: Shape | null;
  readonly problem: Problem | null;
  readonly parameters: number;
  /** The sum that makes the parameter count, e.g. `8 x (5 x 5 x 1) + 8 = 208`; empty for none. */
  readonly parameterFormula: string;
  /** Multiply-accumulates for one sample. */
  readonly macs: number;
  readonly macsFormula: string;
  /** Receptive field of a unit of this layer's output on the network's input. `null`: the unit sees everything (dense, global). */
  readonly field: Field | null;
}
export interface NetworkReport {
  readonly layers: readonly LayerReport[];
  /** Why the input shape itself is impossible, if it is: then every row is empty. */
  readonly inputProblem: Problem | null;
  /** First layer that is impossible, if any. */
  readonly firstProblem: string | null;
  readonly parameters: number;
  readonly macs: number;
  /** The network's output shape; `null` when a layer is impossible or there are no layers. */
  readonly output: Shape | null;
}
