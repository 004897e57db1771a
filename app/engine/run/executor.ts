import type { Tensor, TensorOptions } from "#gpu/tensor.ts";
import { remembered } from "#gpu/prepared.ts";
import { sumOf } from "../kernels/add.ts";
import { tensorsWritten } from "../kernels/companions.ts";
import { GradientSums } from "../parameters/gradient-sums.ts";
import { createKernel } from "../kernels/kernel-table.ts";
import type { LayerKernel, Mode, Noise } from "../kernels/kernel.ts";
import { type BackwardRoute, routeBack } from "./backward-route.ts";
import type { Fusions } from "./fusion.ts";
import type { BackwardBug } from "#nn/backward-bug.ts";
import { nodeMacs } from "#nn/graph.ts";
import { feedsOnlyBatchNorm } from "#nn/plan.ts";
import { fusionsFor, goesBack, keepsOnlyOutput, planStorage } from "./tensor-plan.ts";
import { NO_EPILOGUE, type EpilogueContext } from "../kernels/epilogue.ts";
import type { Model } from "./model.ts";
import type { GraphNode, Shape } from "#nn/types.ts";
import { Scratch } from "./scratch.ts";
import { wantedGradients } from "./wanted-gradients.ts";

export interface ExecutorOptions {
  /** Samples run at once. */
  readonly batch: number;
  /** Whether `backward` may be called, and writes parameter gradients. */
  readonly training?: boolean;
  /** Slots that the optimiser will keep for each weight (one by default): they must fit as well. */
  readonly slots?: 1 | 2;
  /** Whether `backward` may be called, and continues to the network's input. */
  readonly inputGradient?: boolean;
  /**
   * Whether every value is kept, so that it can be shown: each has a tensor, in a small network laid out for a quick start
   * (`onePhase`). Otherwise layers are fused, and the values between them are not kept; without a backward pass, only the
   * input and the output are.
   */
  readonly keepAll?: boolean;
  /**
   * A mistake planted in one node's backward pass on purpose; no layers are fused then, so that each has its own backward
   * pass.
   */
  readonly bug?: BackwardBug | null;
}

interface Step {
  readonly node: GraphNode;
  readonly kernel: LayerKernel;
  /** Multiply-adds of a pass over the batch: forward, back to its input, or to its weights. */
  readonly size: number;
  /** What its forward pass reports; null where another layer does its work. */
  readonly passed: Passed | null;
}

/** What a node has just written in a pass. */
export interface Passed {
  readonly node: GraphNode;
  /** Forward: its output, with what is fused to it. Backward: the gradients of its inputs. */
  readonly tensors: readonly Tensor[];
}

/**
 * Runs a model at one batch size: a tensor for each value, the kernels of each node, gradients on demand. Made by
 * `Model.executor`.
 */
export class Executor {
  readonly batch: number;
  readonly model: Model;
  /** Called when it is freed. */
  onDispose: () => void = () => {};
  readonly #options: ExecutorOptions;
  readonly #tensors = new Map<number, Tensor>();
  readonly #steps: Step[] = [];
  /** Gradient tensors by what they hold: `value:node:input` for one use of a value, `value+i` for a sum over several. */
  readonly #gradients = new Map<string, Tensor>();
  readonly #scratch: Scratch;
  readonly #sums: GradientSums;
  /** Values that a gradient is wanted for. */
  readonly #wanted: ReadonlySet<number>;
  readonly #fusions: Fusions;
  readonly #onlyOutput: boolean;
  readonly #owned: Tensor[] = [];
  #onePhase = false;
  readonly #routes = remembered((gradOutput: Tensor, root: number) => this.#route(gradOutput, root));
  #results: ReadonlyMap<number, Tensor> = new Map();
  /** What dropout depends on; the trainer sets it before each forward pass. */
  readonly noise: Noise = { seed: 0, step: 0 };

  constructor(model: Model, options: ExecutorOptions) {
    this.model = model;
    this.batch = options.batch;
    this.#options = options;
    this.#wanted = wantedGradients(model, options);
    this.#onlyOutput = keepsOnlyOutput(options);
    this.#fusions = fusionsFor(model.graph, options);
    this.#scratch = new Scratch(model.device);
    this.#sums = new GradientSums(model.device, model.parameters);
    try {
      this.#allocate();
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  #allocate(): void {
    const { device, graph, plan, parameters } = this.model;
    const { epilogues, absorbed, masking } = this.#fusions;
    const storage = planStorage(graph, plan, this.#fusions, this.#options, device);
    const backward = goesBack(this.#options);
    this.#onePhase = storage.onePhase;
    for (const { label, shape, ...layout } of storage.slots) this.#owned.push(this.#newTensor(label, shape, layout));
    for (const [value, slot] of storage.slotOf) {
      const tensor = this.#owned[slot];
      if (tensor) this.#tensors.set(value, tensor);
    }
    for (const [index, node] of graph.nodes.entries()) {
      if (plan.tensorOf[node.output] !== node.output) continue;
      if (this.#onlyOutput && absorbed.has(node.name)) continue;
      const bug = this.#options.bug?.node === node.name ? this.#options.bug.kind : null;
      const output = this.#tensor(epilogues.get(node.name)?.output ?? node.output);
      const kernel = createKernel({
        device,
        name: node.name,
        index,
        noise: this.noise,
        sums: this.#sums,
        scratch: this.#scratch,
        companion: (label) =>
          this.#newTensor(label, output.shape, { together: tensorsWritten(node.spec, backward, device) }),
        spec: node.spec,
        inputs: node.inputs.map((value) => this.#tensor(absorbed.has(node.name) ? node.output : value)),
        output,
        parameters,
        weight: parameters.view(`${node.name}.weight`),
        bias: parameters.view(`${node.name}.bias`),
        backward,
        parameterGradients: this.#options.training === true,
        epilogue: this.#epilogue(node.name),
        masksInput: masking.has(node.name),
        fromOutput: absorbed.has(node.name),
        biasGradient: this.#options.training === true && !feedsOnlyBatchNorm(graph, node.output) && bug !== "bias",
        bug,
      });
      const passed = absorbed.has(node.name) ? null : { node, tensors: [output] };
      this.#steps.push({ node, kernel, size: this.batch * nodeMacs(node, graph), passed });
    }
    this.#sums.allocate();
  }

  #epilogue(name: string): EpilogueContext {
    const epilogue = this.#fusions.epilogues.get(name);
    if (!epilogue) return NO_EPILOGUE;
    const { parameters } = this.model;
    const { norm, addend, activation } = epilogue;
    const gamma = norm && parameters.view(`${norm.name}.weight`);
    const beta = norm && parameters.view(`${norm.name}.bias`);
    return {
      norm: gamma && beta ? { gamma, beta, statistics: parameters.statistics(norm.name), eps: norm.spec.eps } : null,
      addend: addend === null ? null : this.#tensor(addend),
      activation,
    };
  }

  #stored(value: number) {
    const shape = this.model.plan.stored[value];
    if (!shape) throw new Error(`There is no value ${value}`);
    return shape;
  }

  /**
   * The activations of a value of the graph (0: the input), in the shape that `model.plan` says. Throws (our bug) for a value
   * that is not kept: see `ExecutorOptions.keepAll`.
   */
  tensor(value: number): Tensor {
    if (this.#onlyOutput && value !== 0 && value !== this.model.graph.output)
      throw new Error(`Value ${value} is not kept: this executor gives its tensors on to later values`);
    return this.#tensor(value);
  }

  #tensor(value: number): Tensor {
    const tensor = this.#tensors.get(this.model.plan.tensorOf[value] ?? value);
    if (!tensor) throw new Error(`There is no tensor for value ${value}`);
    return tensor;
  }

  /** Makes a tensor for the gradient of a value, from which `backward` can start; the caller frees it. */
  gradientTensor(value: number): Tensor {
    return this.#newTensor("upstream gradient", this.#stored(value));
  }

  /** Whether `backward` may be called. */
  get canGoBack(): boolean {
    return goesBack(this.#options);
  }

  get input(): Tensor {
    return this.tensor(0);
  }

  get output(): Tensor {
    return this.tensor(this.model.graph.output);
  }

  /** The kernel of a node, for views of what it keeps (the winners of a max pool). */
  kernel(name: string): LayerKernel | null {
    return this.#steps.find(({ node }) => node.name === name)?.kernel ?? null;
  }

  /**
   * Computes every value from the input tensor. Enqueues only. Throws (our bug) in training mode where batch norms are
   * fused, since fused ones take running statistics: executors with a backward pass, or that keep all values, fuse none.
   */
  forward(mode: Mode): void {
    for (const _ of this.forwarding(mode));
  }

  /** The forward pass, node by node. */
  *forwarding(mode: Mode): Generator<Passed, void> {
    if (mode === "train" && [...this.#fusions.epilogues.values()].some(({ norm }) => norm))
      throw new Error("This executor only evaluates: its batch norms take running statistics");
    for (const { kernel, size, passed } of this.#steps) {
      if (!passed) continue;
      this.model.device.working(size, () => kernel.forward(mode));
      yield passed;
    }
  }

  /**
   * Goes back from a value, given its gradient. Afterwards `gradient(v)` is the gradient of each value before it, and (in
   * training) the store holds those of the parameters. Enqueues only. Throws (our bug) for a gradient whose layout is not
   * that of the value: see `gradientTensor`.
   */
  backward(gradOutput: Tensor, from = this.model.graph.output): void {
    for (const _ of this.goingBack(gradOutput, from));
  }

  /** The backward pass, node by node, last to first. */
  *goingBack(gradOutput: Tensor, from = this.model.graph.output): Generator<Passed, void> {
    const route = this.#routes(gradOutput, this.model.plan.tensorOf[from] ?? from);
    this.#results = route.results;
    for (const { sums, work } of route.steps) {
      for (const sum of sums) sum.run();
      if (!work) continue;
      this.model.device.working(work.size, () => work.kernel.backward(work.dy, work.gradInputs));
      yield work.passed;
    }
    this.finishGradients();
  }

  /** Works out the steps and tensors of a backward pass. */
  #route(gradOutput: Tensor, root: number): BackwardRoute {
    if (gradOutput.phases !== this.#tensor(root).phases)
      throw new Error(`The gradient of value ${root} lies in ${gradOutput.phases} phases, the value itself does not`);
    return routeBack({
      steps: this.#steps,
      gradOutput,
      root,
      ownerOf: (value) => this.model.plan.tensorOf[value] ?? value,
      wanted: this.#wanted,
      masked: this.#fusions.masked,
      gradient: (key, value) => this.#gradient(key, value),
      sum: (a, b, y) => sumOf(this.model.device, a, b, y),
    });
  }

  /** Adds up the partial sums of the parameters' gradients written so far. The end of a backward pass does it by itself. */
  finishGradients(): void {
    this.#sums.finish();
  }

  /** The gradient that the last `backward` computed for a value; null where none was wanted or reached. */
  gradient(value: number): Tensor | null {
    return this.#results.get(this.model.plan.tensorOf[value] ?? value) ?? null;
  }

  #gradient(key: string, value: number): Tensor {
    let tensor = this.#gradients.get(key);
    if (!tensor) {
      tensor = this.#newTensor(`gradient ${key}`, this.#stored(value));
      this.#gradients.set(key, tensor);
    }
    return tensor;
  }

  #newTensor(label: string, { c, h, w }: Shape, options: TensorOptions = {}): Tensor {
    return this.model.device.tensor(label, { n: this.batch, c, h, w }, { ...options, onePhase: this.#onePhase });
  }

  dispose(): void {
    for (const { kernel } of this.#steps) kernel.dispose();
    this.#sums.dispose();
    for (const tensor of [...this.#owned, ...this.#gradients.values()]) tensor.dispose();
    this.#scratch.dispose();
    this.#steps.length = 0;
    this.#owned.length = 0;
    this.#tensors.clear();
    this.#gradients.clear();
    this.#results = new Map();
    this.onDispose();
  }
}
