import type { Device } from "#gpu/device.ts";
import { ContextLostError } from "#gpu/errors.ts";
import { readTensor } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import type { Executor } from "#engine/run/executor.ts";
import { fieldSpread } from "#nn/field-spread.ts";
import { valueShape } from "#nn/graph.ts";
import { softmax } from "#engine/train/loss.ts";
import type { Model } from "#engine/run/model.ts";
import { explainUnit } from "#engine/show/unit-explanation.ts";
import { type Unit, useInspection } from "../stores/inspection-store.ts";
import type { Pictures, PictureSource } from "./pictures.ts";

/** How long a unit's sum may be that of the one before, in ms. */
const LATE_MS = 300;

/** Runs the network on the one picture in front of the student, and puts what comes out on screen. */
export class Inspector {
  readonly #device: Device;
  readonly #model: Model;
  readonly #executor: Executor;
  readonly #pictures: Pictures;
  readonly #normalisation: { readonly mean: number; readonly std: number };
  readonly #probabilities: Tensor | null;
  #pixels: Float32Array | null = null;
  /** What the programs compiled so far suffice for. */
  #compiled: { readonly version: number; readonly unit: Unit | null } | null = null;
  #dirty = false;
  #working: Promise<void> | null = null;
  #disposed = false;
  #fieldOf: Unit | null = null;
  /** The unit whose sum and field are on screen. */
  #explained: Unit | null = null;
  #begin: () => void = () => {};
  /** Resolves when the first pass has been handed to the GPU, or never will be. */
  readonly begun = new Promise<void>((resolve) => {
    this.#begin = resolve;
  });
  /** Told what failed, except a lost context, which the session hears of anyway. */
  readonly #onFailure: (error: unknown) => void;

  constructor(
    model: Model,
    pictures: Pictures,
    normalisation: { readonly mean: number; readonly std: number },
    onFailure: (error: unknown) => void,
  ) {
    this.#device = model.device;
    this.#model = model;
    this.#pictures = pictures;
    this.#normalisation = normalisation;
    this.#onFailure = onFailure;
    this.#executor = model.executor({ batch: 1, inputGradient: true, keepAll: true });
    const { c, h, w } = this.#executor.output.shape;
    this.#probabilities =
      h === 1 && w === 1 && c > 1 ? this.#device.tensor("probabilities", { n: 1, c, h, w }, { onePhase: true }) : null;
  }

  /** The picture, 0 .. 1, in C, H, W order of the network's input shape. */
  setPixels(pixels: Float32Array): void {
    this.#pixels = pixels;
    this.refresh();
  }

  /** Compiles what the network needs before its first pass. Throws the reason of `signal` once aborted. */
  prepare(signal: AbortSignal): Promise<void> {
    return this.#compile(null, signal);
  }

  /** Computes and paints anew soon; many calls make one pass. */
  refresh(): void {
    this.#dirty = true;
    this.#working ??= this.#work();
  }

  /** Resolves when nothing is left to compute or paint. */
  async settled(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    try {
      while (this.#dirty && !this.#disposed) {
        this.#dirty = false;
        await this.#pass();
      }
    } catch (error) {
      if (!(error instanceof ContextLostError) && !this.#disposed) this.#onFailure(error);
    } finally {
      this.#working = null;
      this.#begin();
    }
  }

  async #pass(): Promise<void> {
    if (!this.#pixels) {
      // No picture yet: its programs are made meanwhile, so that the first one is read at once.
      await this.#compile(null);
      if (!this.#disposed) this.#forward();
      return;
    }
    const { mean, std } = this.#normalisation;
    this.#executor.input.upload(this.#pixels.map((value) => (value - mean) / std));
    const { unit } = useInspection.getState();
    await this.#compile(unit);
    if (this.#disposed) return;
    this.#forward();
    this.#begin();
    // All reading is enqueued in one task, so that ranges, sum and probabilities belong to the same pass; only filters are
    // drawn as they are by then, should training go on meanwhile.
    const spread = this.#gradientOf(unit);
    spread.catch(() => {}); // heard of below, unless measuring fails first
    const { ranges, paint } = this.#pictures.measure(this.#source());
    const explanation = unit ? this.#explain(unit) : Promise.resolve(null);
    const probabilities = this.#probabilities ? readTensor(this.#device, this.#probabilities) : Promise.resolve(null);
    const late = setTimeout(() => this.#forgetOther(unit), LATE_MS);
    const results = await Promise.all([ranges, explanation, probabilities, spread]).finally(() => clearTimeout(late));
    if (this.#disposed) return;
    this.#explained = unit;
    // Only now may the page change: while a browser draws it, whoever reads from the GPU waits for that.
    paint();
    const current = useInspection.getState();
    useInspection.setState({
      ranges: results[0],
      probabilities: results[2],
      frame: current.frame + 1,
      ...(current.unit === unit ? { explanation: results[1], effective: results[3] } : {}),
    });
  }

  /** Takes what is known of another unit off the screen, where this one takes long. */
  #forgetOther(unit: Unit | null): void {
    if (this.#explained !== unit && !this.#disposed) useInspection.setState({ explanation: null, effective: null });
  }

  #forward(): void {
    this.#executor.forward("eval");
    if (this.#probabilities) softmax(this.#device, this.#executor.output, this.#probabilities);
  }

  #source(): PictureSource {
    return {
      device: this.#device,
      executor: this.#executor,
      normalisation: this.#normalisation,
      hasField: this.#fieldOf !== null,
    };
  }

  /** Compiles what the pass will draw with, where it may be something new. */
  async #compile(unit: Unit | null, signal?: AbortSignal): Promise<void> {
    const { version } = this.#pictures;
    if (this.#compiled?.version === version && this.#compiled.unit === unit) return;
    await this.#device.compile(() => {
      this.#forward();
      void this.#gradientOf(unit);
      this.#pictures.rehearse(this.#source());
    }, signal);
    this.#compiled = { version, unit };
  }

  #explain(unit: Unit) {
    const node = this.#model.graph.nodes.find(({ output }) => output === unit.value);
    return node ? explainUnit(this.#device, this.#executor, node, unit) : Promise.resolve(null);
  }

  /** The gradient of the chosen unit to the picture: its effective receptive field (Luo et al. 2016). */
  #gradientOf(unit: Unit | null) {
    this.#fieldOf = null;
    if (!unit || unit.value === 0) return Promise.resolve(null);
    // A vector may be stored as the image that it was: the order of its values is the same.
    const { c, h, w } = valueShape(this.#model.graph, unit.value);
    const seed = this.#executor.gradientTensor(unit.value);
    const values = new Float32Array(c * h * w);
    values[(unit.c * h + unit.y) * w + unit.x] = 1;
    seed.upload(values);
    this.#executor.backward(seed, unit.value);
    const gradient = this.#executor.gradient(0);
    this.#fieldOf = gradient && unit;
    const reading = gradient && !this.#device.rehearsing ? readTensor(this.#device, gradient) : null;
    seed.dispose();
    if (!reading || !gradient) return Promise.resolve(null);
    return reading.then((data) => fieldSpread(data, gradient.shape));
  }

  dispose(): void {
    this.#disposed = true;
    this.#probabilities?.dispose();
    this.#executor.dispose();
  }
}
