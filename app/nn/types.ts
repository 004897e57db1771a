/**
 * The vocabulary of the network model. Nothing in this file touches the GPU: quizzes, tests in
 * Node and the builder's tables use the same types as the compute engine.
 */
import type { ActivationKind } from "./activations.ts";

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

export type { ActivationKind };

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
export interface AdaptiveAvgPool2dSpec extends BaseSpec<"adaptive_avg_pool2d"> {
  /** Output height and width, whatever the input's. */
  readonly size: Pair;
}
/** Output channel j is the largest of input channels `j groupSize .. (j + 1) groupSize - 1`. */
export interface ChannelMaxPoolSpec extends BaseSpec<"channel_max_pool"> {
  readonly groupSize: number;
}
/** Enlarges maps by a whole factor (PyTorch's Upsample; bilinear with `align_corners=False`). */
export interface UpsampleSpec extends BaseSpec<"upsample"> {
  readonly factor: number;
  readonly mode: "nearest" | "bilinear";
}
/** Krizhevsky et al. 2012 in PyTorch's form: `x / (k + alpha / size * sum x^2)^beta` over `size` neighbouring channels. */
export interface LocalResponseNormSpec extends BaseSpec<"local_response_norm"> {
  readonly size: number;
  readonly alpha: number;
  readonly beta: number;
  readonly k: number;
}
/** While training, sets each value to zero with probability `rate` and divides the others by `1 - rate`. */
export interface DropoutSpec extends BaseSpec<"dropout"> {
  readonly rate: number;
}
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
  /** `auto` projects (1x1 conv, the same stride) only where sizes differ. `identity` refuses where they do. `none`: a plain block. */
  readonly shortcut: "auto" | "identity" | "projection" | "none";
  readonly batchNorm: boolean;
}
/** ResNet's block of three convolutions, 1x1 to `width` channels, 3x3 with the stride, 1x1 to `channels`; He et al. 2016. */
export interface BottleneckSpec extends BaseSpec<"bottleneck"> {
  readonly channels: number;
  readonly width: number;
  readonly stride: number;
}
/** MobileNetV2's block: 1x1 to `expansion` times the channels, 3x3 depthwise with the stride, 1x1 down without ReLU; Sandler et al. 2018. */
export interface InvertedResidualSpec extends BaseSpec<"inverted_residual"> {
  readonly channels: number;
  readonly expansion: number;
  readonly stride: number;
}
/** SqueezeNet's block: 1x1 to `squeeze` channels, then 1x1 and 3x3 side by side, concatenated; Iandola et al. 2016. */
export interface FireSpec extends BaseSpec<"fire"> {
  readonly squeeze: number;
  /** Channels of each of the two expanding convolutions. */
  readonly expand: number;
}
/** DenseNet's block: each layer adds `growth` channels, made from all that came before; Huang et al. 2017. */
export interface DenseBlockSpec extends BaseSpec<"dense_block"> {
  readonly layers: number;
  readonly growth: number;
  /** Channels of a layer's 1x1 convolution, in multiples of `growth`. */
  readonly bottleneck: number;
}
/** Sum of two equal shapes. Made by lowering a residual block; a student does not place it by hand. */
export type AddSpec = BaseSpec<"add">;
/** The channels of two maps, one after the other. Made by lowering a block. */
export type ConcatSpec = BaseSpec<"concat">;

/** A layer that a student can place. */
export type LayerSpec =
  | Conv2dSpec
  | MaxPool2dSpec
  | AvgPool2dSpec
  | GlobalAvgPool2dSpec
  | AdaptiveAvgPool2dSpec
  | ChannelMaxPoolSpec
  | UpsampleSpec
  | ActivationSpec
  | BatchNormSpec
  | LocalResponseNormSpec
  | DropoutSpec
  | FlattenSpec
  | DenseSpec
  | CompositeSpec;
/** A layer made of others, to which it is lowered. */
export type CompositeSpec = ResidualSpec | BottleneckSpec | InvertedResidualSpec | FireSpec | DenseBlockSpec;
/** A layer that has kernels of its own. */
export type PrimitiveSpec = Exclude<LayerSpec, CompositeSpec> | AddSpec | ConcatSpec;
export type AnySpec = LayerSpec | AddSpec | ConcatSpec;
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

/** Values of every trainable tensor by its name, `<node>.<weight|bias>`, each in PyTorch's order. */
export type ParameterValues = ReadonlyMap<string, Float32Array>;

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
