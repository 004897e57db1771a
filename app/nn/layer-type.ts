import type { DefinedClass } from "./torch-definitions.ts";
import type { Explanation, Reading } from "./unit-explanation.ts";
import type { BaseSpec, Inference, ParameterSpec, Shape, Sign, Window } from "./vocabulary.ts";

/** Determines a layer's colour and position in builder, diagrams and charts. */
export type LayerGroup = "conv" | "pool" | "activation" | "norm" | "dense" | "residual" | "shape";

/** One editable setting of a layer; the builder's form is made from these. */
export type LayerField = {
  /** Property of the spec. */
  readonly key: string;
  readonly label: string;
  /** One sentence for the help bubble. */
  readonly help: string;
} & (
  | { readonly kind: "integer"; readonly min: number; readonly max: number }
  | { readonly kind: "number"; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: "pair"; readonly min: number; readonly max: number }
  | { readonly kind: "padding"; readonly max: number }
  | { readonly kind: "choice"; readonly options: readonly { readonly value: string; readonly label: string }[] }
  | { readonly kind: "toggle" }
);

/** How PyTorch represents a value: as maps (N, C, H, W) or as vectors (N, C). */
export type TorchForm = "maps" | "vectors";

/** The PyTorch class equivalent to a layer. */
export interface TorchClass {
  /** Its name, such as `Conv2d`; `Add` and `Concat` where branches meet. */
  readonly class: string;
  /** Names its Python source, if torch.nn lacks it; its arguments are those of `pytorch`. */
  readonly definition: DefinedClass | null;
  /** The form of its input and of its output; `same`: that of its input. */
  readonly takes: TorchForm | "either";
  readonly gives: TorchForm | "same";
}

/** What all layer types share, whether they have their own kernels or are composed of others. */
export interface LayerTypeBase<S extends BaseSpec> {
  readonly type: S["type"];
  readonly title: string;
  /** Prefix of the automatic label: `conv` gives conv1, conv2 ... */
  labelPrefix(spec: S): string;
  /** Whether a network usually has only one: then the first has no number. */
  readonly usuallyOnce?: true;
  readonly group: LayerGroup;
  /** One plain sentence for the add-layer menu. */
  readonly summary: string;
  readonly fields: readonly LayerField[];
  /** A new layer of this type with sensible defaults. Its settings are those listed in `fields`. */
  create(id: string): S;
  /** The settings in a few words; defaults are left out. */
  settings(spec: S): string;
  /** Output shape, or why there is none and what to change. Settings out of range are also refused. */
  infer(spec: S, inputs: readonly Shape[]): Inference;
  /** `reads`: the form of its input, if the class depends on it. */
  torch(spec: S, reads: TorchForm): TorchClass;
  /** Source for `torch.nn`, e.g. `nn.Conv2d(1, 8, 5, padding=2)`. Call only where `infer` is ok. */
  pytorch(spec: S, input: Shape, reads: TorchForm): string;
}

/** A layer with kernels of its own; `P`: whether a student can add it, or only the lowering of a block. */
export interface PrimitiveLayerType<S extends BaseSpec, P extends boolean = true> extends LayerTypeBase<S> {
  readonly composite: false;
  readonly placeable: P;
  /** Trainable tensors. Call only where `infer` is ok (so too below). */
  parameters(spec: S, inputs: readonly Shape[]): readonly ParameterSpec[];
  parameterFormula(spec: S, inputs: readonly Shape[]): string;
  /** Multiply-accumulates for one sample. */
  macs(spec: S, inputs: readonly Shape[], output: Shape): number;
  macsFormula(spec: S, inputs: readonly Shape[], output: Shape): string;
  /**
   * What a unit reads from input `i`; `"order"`: the single value at the same index in C, H, W order, whatever the
   * shapes.
   */
  window(spec: S, inputs: readonly Shape[], i: number): Window | "order";
  /** Whether each output value depends only on the input values at its own position, in the same way everywhere. */
  readonly pointwise: boolean;
  /** Sign of its output, in evaluation and training. */
  sign(spec: S): Sign;
  /** How a unit of its output got its value. */
  explain(spec: S, reading: Reading): Explanation;
}

/** Adds primitive nodes to a graph under construction; values are numbers. */
export interface GraphBuilder {
  /** `spec` must be primitive. Throws if it is impossible: call only after `infer` is ok. */
  add(name: string, spec: BaseSpec, inputs: readonly number[]): number;
  shape(value: number): Shape;
}

/** A layer composed of primitive layers. */
export interface CompositeLayerType<S extends BaseSpec> extends LayerTypeBase<S> {
  readonly composite: true;
  readonly placeable: true;
  /** Adds this layer's nodes, named `<spec.id>.<part>`; returns the output value. */
  lower(spec: S, input: number, builder: GraphBuilder): number;
}
