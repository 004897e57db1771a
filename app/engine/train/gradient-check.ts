import type { Device } from "#gpu/device.ts";
import type { BackwardBug } from "#nn/backward-bug.ts";
import { graphOf } from "#nn/graph.ts";
import type { Architecture, Graph, ParameterValues } from "#nn/types.ts";
import type { Executor } from "../run/executor.ts";
import { Model } from "../run/model.ts";
import { ClassificationLoss, lossScale } from "./loss.ts";

export interface GradientCheckOptions {
  readonly weights: ParameterValues;
  /** Samples of the network's input (N, C, H, W), and the class of each. */
  readonly input: Float32Array;
  readonly labels: readonly number[];
  /** A mistake planted in the backward pass on purpose. */
  readonly bug?: BackwardBug | null;
  readonly signal: AbortSignal;
}

/** One value of a parameter (`<node>.<weight|bias>`), by its index in PyTorch's order. */
export interface Place {
  readonly parameter: string;
  readonly at: number;
}

/**
 * Checks gradients against finite differences: the gradient that the kernels compute by backpropagation, and the loss with any
 * one weight moved.
 */
export class GradientCheck {
  readonly #model: Model;
  readonly #executor: Executor;
  readonly #loss: ClassificationLoss;
  readonly #weights: ParameterValues;
  /** Gradients of the mean loss over the batch, in PyTorch's order. */
  readonly gradients: ParameterValues;

  private constructor(
    model: Model,
    executor: Executor,
    loss: ClassificationLoss,
    weights: ParameterValues,
    gradients: ParameterValues,
  ) {
    this.#model = model;
    this.#executor = executor;
    this.#loss = loss;
    this.#weights = weights;
    this.gradients = gradients;
  }

  /** Runs one forward and backward pass, in evaluation mode. Throws as `evaluate` does; nothing is left on the GPU then. */
  static async open(
    device: Device,
    network: Architecture | Graph,
    { weights, input, labels, bug = null, signal }: GradientCheckOptions,
  ): Promise<GradientCheck> {
    const model = new Model(device, graphOf(network));
    const freed: { dispose(): void }[] = [model];
    try {
      const batch = labels.length;
      const executor = model.executor({ batch, training: true, bug });
      const loss = new ClassificationLoss(device, executor.output);
      freed.unshift(loss);
      const scale = lossScale(device, batch);
      const run = (): void => {
        executor.forward("eval");
        loss.score(0);
        executor.backward(loss.gradient(scale));
      };
      model.parameters.upload(weights);
      executor.input.upload(input);
      loss.uploadLabels(labels);
      await device.compile(run, { signal });
      signal.throwIfAborted();
      run();
      const scaled = await model.parameters.download("gradients");
      signal.throwIfAborted();
      const gradients = new Map([...scaled].map(([name, values]) => [name, values.map((value) => value / scale)]));
      return new GradientCheck(model, executor, loss, weights, gradients);
    } catch (error) {
      for (const each of freed) each.dispose();
      throw error;
    }
  }

  /** The mean loss with one weight moved by each of these amounts, one forward pass for each. Throws ContextLostError. */
  async losses({ parameter, at }: Place, moves: readonly number[]): Promise<readonly number[]> {
    const { parameters } = this.#model;
    const own = this.#weights.get(parameter) ?? new Float32Array();
    moves.forEach((by, step) => {
      const moved = Float32Array.from(own);
      moved[at] = (own[at] ?? 0) + by;
      parameters.upload(new Map([...this.#weights, [parameter, moved]]));
      this.#executor.forward("eval");
      this.#loss.score(step);
    });
    const scores = await this.#loss.scores(0, moves.length);
    return scores.map(({ loss }) => loss);
  }

  dispose(): void {
    this.#loss.dispose();
    this.#model.dispose();
  }
}
