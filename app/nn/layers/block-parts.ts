/** What composite layers are lowered to: convolution, batch norm and activation, in the usual orders. */
import type { GraphBuilder } from "../layer-type.ts";
import type { ActivationKind, Conv2dSpec } from "../types.ts";

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
    return this.#builder.add(id, { type: "batch_norm", id, eps: 1e-5, momentum: 0.1 }, [input]);
  }

  activation(part: string, input: number, kind: ActivationKind = "relu"): number {
    const id = this.#name(part);
    return this.#builder.add(id, { type: "activation", id, kind, slope: 0 }, [input]);
  }

  add(part: string, a: number, b: number): number {
    const id = this.#name(part);
    return this.#builder.add(id, { type: "add", id }, [a, b]);
  }

  concat(part: string, a: number, b: number): number {
    const id = this.#name(part);
    return this.#builder.add(id, { type: "concat", id }, [a, b]);
  }
}
