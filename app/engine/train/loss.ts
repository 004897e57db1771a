import type { Device } from "#gpu/device.ts";
import type { Rectangle } from "#gpu/launch.ts";
import type { Prepared } from "#gpu/prepared.ts";
import { readTexture } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { Texture } from "#gpu/texture.ts";

/** Mean cross-entropy of one batch, and the fraction classified correctly. */
export interface BatchScore {
  readonly loss: number;
  readonly accuracy: number;
}
/** A classifier's result for one sample. */
export interface SampleScore {
  readonly loss: number;
  readonly correct: boolean;
  /** The predicted class; -1 if the logits were not finite. */
  readonly predicted: number;
  /** Probability of the true class. */
  readonly probability: number;
}

/**
 * Loss scaling (Micikevicius et al. 2018): the factor by which gradients are multiplied in the backward pass and divided in the
 * optimiser's step; 1 with 32-bit floats. Gradients of a mean over n samples are as small as 1 / n; 16-bit floats store zero
 * below 6e-8, and lose digits below 6e-5.
 */
export function lossScale({ targetFormat }: Pick<Device, "targetFormat">, batch: number): number {
  return targetFormat === "rgba16f" ? 2 ** Math.min(8, Math.floor(Math.log2(batch))) : 1;
}

/** Most steps, and most samples in all, whose scores stay on the GPU until they are read: a few megabytes. */
const MOST_KEPT = 1024;
const KEPT_SCORES = 2 ** 18;

/** Softmax cross-entropy of a batch of logits (n x classes x 1 x 1), its gradient, and a history of scores. */
export class ClassificationLoss {
  readonly labels: Texture;
  /** The scores of this many steps are kept, the last ones. */
  readonly kept: number;
  readonly #device: Device;
  readonly #logits: Tensor;
  /** A column of scores, one for each sample, for each step that is kept. */
  readonly #scores: Texture;
  readonly #means: Texture;
  readonly #scoring: Prepared;
  /** Made when a gradient is first needed. */
  #backward: { readonly gradient: Tensor; readonly launch: Prepared } | null = null;
  #last = 0;
  #scale = 1;

  constructor(device: Device, logits: Tensor, mostKept = MOST_KEPT) {
    const { n } = logits.shape;
    this.#device = device;
    this.#logits = logits;
    this.kept = Math.max(1, Math.min(mostKept, Math.floor(KEPT_SCORES / n)));
    this.labels = new Texture(device, "labels", 1, n, 1);
    this.#scores = new Texture(device, "sample-scores", this.kept, n, 1);
    this.#means = new Texture(device, "mean-scores", this.kept, 1, 1);
    this.#scoring = device.prepareDraw({
      kernel: "softmax-cross-entropy/sample.frag",
      inputs: { z: logits, labels: this.labels },
      attachments: [{ texture: this.#scores, layer: 0 }],
      viewport: () => [this.#last, 0, 1, n],
    });
  }

  #prepareGradient() {
    const { shape } = this.#logits;
    const gradient = this.#device.tensor("gradient of the logits", shape);
    const launch = this.#device.prepare({
      kernel: "softmax-cross-entropy/probabilities.frag",
      inputs: { z: this.#logits, labels: this.labels },
      outputs: { dz: gradient },
      uniforms: { scale: () => this.#scale / shape.n },
      defines: { GRADIENT: 1 },
    });
    return { gradient, launch };
  }

  /** Sets the labels from the CPU; batches of a data set on the GPU write the texture themselves. */
  uploadLabels(labels: ArrayLike<number>): void {
    const packed = new Float32Array(this.#logits.shape.n * 4);
    for (let n = 0; n < labels.length; n++) packed[4 * n] = labels[n] ?? 0;
    this.labels.upload(packed);
  }

  /** Scores each sample of a step's batch. Enqueues only. */
  score(step: number): void {
    this.#last = step % this.kept;
    this.#scoring.run();
  }

  /** The gradient of the mean loss with respect to the logits, times `scale` (see `lossScale`). Enqueues only. */
  gradient(scale = 1): Tensor {
    this.#scale = scale;
    this.#backward ??= this.#prepareGradient();
    this.#backward.launch.run();
    return this.#backward.gradient;
  }

  /** Computes the means of some columns of the history: for `scores`, and for `Device.compile`. Enqueues only. */
  average(columns: Rectangle): void {
    this.#device.draw({
      kernel: "softmax-cross-entropy/batch-mean.frag",
      inputs: { scores: this.#scores },
      attachments: [{ texture: this.#means, layer: 0 }],
      viewport: columns,
      uniforms: { samples: this.#logits.shape.n },
    });
  }

  /** Reads back the mean scores of steps `[first, last)`, as far as they are kept, in order. */
  async scores(first: number, last: number): Promise<BatchScore[]> {
    const start = Math.max(first, last - this.kept);
    if (last <= start) return [];
    const begin = start % this.kept;
    const wraps = begin + (last - start) > this.kept;
    const columns: Rectangle = wraps ? [0, 0, this.kept, 1] : [begin, 0, last - start, 1];
    this.average(columns);
    const texels = await readTexture(this.#device, this.#means, columns, 0, 1);
    return Array.from({ length: last - start }, (_, i) => {
      const at = 4 * (wraps ? (start + i) % this.kept : i);
      return { loss: texels[at] ?? Number.NaN, accuracy: texels[at + 1] ?? Number.NaN };
    });
  }

  /** Reads back the scores of the first `count` samples of the batch scored last. */
  async samples(count = this.#logits.shape.n): Promise<SampleScore[]> {
    const texels = await readTexture(this.#device, this.#scores, [this.#last, 0, 1, count], 0, 1);
    return Array.from({ length: count }, (_, i) => ({
      loss: texels[4 * i] ?? Number.NaN,
      correct: texels[4 * i + 1] === 1,
      predicted: texels[4 * i + 2] ?? -1,
      probability: texels[4 * i + 3] ?? Number.NaN,
    }));
  }

  dispose(): void {
    this.labels.dispose();
    this.#scores.dispose();
    this.#means.dispose();
    this.#backward?.gradient.dispose();
  }
}
