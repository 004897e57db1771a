import type { BaseSpec, Inference, ParameterSpec, Shape, Window2d } from "./vocabulary.ts";

/** What colour and place a layer has in builder, diagrams and charts. */
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

/** What every layer type has, with kernels of its own or made of others. */
export interface LayerTypeBase<S extends BaseSpec> {
  readonly type: S["type"];
  readonly title: string;
  /** Prefix of the automatic label: `conv` gives conv1, conv2 ... */
  readonly labelPrefix: string;
  readonly group: LayerGroup;
  /** One plain sentence for the add-layer menu. */
  readonly summary: string;
  readonly fields: readonly LayerField[];
  /** A sensible new layer of this type. */
  create(id: string): S;
  /** Output shape, or why there is none and what to change. Settings out of range are refused too. */
  infer(spec: S, inputs: readonly Shape[]): Inference;
  /** Source for `torch.nn`, e.g. `nn.Conv2d(1, 8, 5, padding=2)`. Call only where `infer` is ok. */
  pytorch(spec: S, input: Shape): string;
}

/** A layer with kernels of its own; `P`: whether a student can place it, or only the lowering of a block. */
export interface PrimitiveLayerType<S extends BaseSpec, P extends boolean = true> extends LayerTypeBase<S> {
  readonly composite: false;
  readonly placeable: P;
  /** Trainable tensors. Call only where `infer` is ok (so too below). */
  parameters(spec: S, inputs: readonly Shape[]): readonly ParameterSpec[];
  parameterFormula(spec: S, inputs: readonly Shape[]): string;
  /** Multiply-accumulates for one sample. */
  macs(spec: S, inputs: readonly Shape[], output: Shape): number;
  macsFormula(spec: S, inputs: readonly Shape[], output: Shape): string;
  /** The window that one output unit looks through; `"point"`: one pixel; `"all"`: everything. */
  window(spec: S, input: Shape): Window2d | "point" | "all";
}

/** Adds primitive nodes to a graph under construction; values are numbers. */
export interface GraphBuilder {
  /** `spec`: a primitive one. Throws where it is impossible: call only after `infer` is ok. */
  add(name: string, spec: BaseSpec, inputs: readonly number[]): number;
  shape(value: number): Shape;
}

/** A layer made of primitive layers. */
export interface CompositeLayerType<S extends BaseSpec> extends LayerTypeBase<S> {
  readonly composite: true;
  readonly placeable: true;
  /** Adds this layer's nodes, named `<spec.id>.<part>`; returns the output value. */
  lower(spec: S, input: number, builder: GraphBuilder): number;
}
