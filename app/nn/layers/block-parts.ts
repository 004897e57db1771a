/** Building blocks of composite layers: convolution, batch norm and activation, in the usual orders. */
import type { GraphBuilder } from "../layer-type.ts";
import type { ActivationSpec } from "./activation.ts";
import type { AddSpec } from "./add.ts";
import type { BatchNormSpec } from "./batch-norm.ts";
import type { ConcatSpec } from "./concat.ts";
import type { Conv2dSpec } from "./conv2d.ts";

/** A square convolution of a block, padded so that stride 1 keeps the size. */
export interface BlockConv {
  readonly channels: number;
  readonly kernel: number;
  readonly stride?: number;
  readonly groups?: number;
  readonly bias?: boolean;
}

/** Adds the parts of one composite layer to a graph, each named `<id>.<part>`. */
export class BlockParts {
  readonly #id: string;
  readonly #builder: GraphBuilder;

  constructor(id: string, builder: GraphBuilder) {
    this.#id = id;
    this.#builder = builder;
  }

  #name(part: string): string {
    return `${this.#id}.${part}`;
  }

  conv(part: string, { channels, kernel, stride = 1, groups = 1, bias = false }: BlockConv, input: number): number {
    const id = this.#name(part);
    const spec: Conv2dSpec = {
      type: "conv2d",
      id,
      channels,
      kernel: [kernel, kernel],
      stride: [stride, stride],
      padding: "same",
      dilation: [1, 1],
      groups,
      bias,
    };
    return this.#builder.add(id, spec, [input]);
  }

  norm(part: string, input: number): number {
    const id = this.#name(part);
    const spec: BatchNormSpec = { type: "batch_norm", id, eps: 1e-5, momentum: 0.1 };
    return this.#builder.add(id, spec, [input]);
  }

  activation(part: string, input: number, kind: ActivationSpec["kind"] = "relu"): number {
    const id = this.#name(part);
    const spec: ActivationSpec = { type: "activation", id, kind, slope: 0 };
    return this.#builder.add(id, spec, [input]);
  }

  add(part: string, a: number, b: number): number {
    const id = this.#name(part);
    const spec: AddSpec = { type: "add", id };
    return this.#builder.add(id, spec, [a, b]);
  }

  concat(part: string, a: number, b: number): number {
    const id = this.#name(part);
    const spec: ConcatSpec = { type: "concat", id };
    return this.#builder.add(id, spec, [a, b]);
  }
}
