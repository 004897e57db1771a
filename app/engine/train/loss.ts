import type { Device } from "#gpu/device.ts";
import { readTexture } from "#gpu/readback.ts";
import type { Tensor } from "#gpu/tensor.ts";
import { Texture } from "#gpu/texture.ts";

/** Mean loss and accuracy of one batch. */
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

/** Scores of this many steps stay on the GPU until they are read. */
export const HISTORY = 1024;

/** Softmax cross-entropy of a batch of logits (n x classes x 1 x 1), its gradient, and a history of scores. */
export class ClassificationLoss {
  readonly labels: Texture;
  readonly #device: Device;
  readonly #logits: Tensor;
  readonly #samples: Texture;
  readonly #history: Texture;
  #gradient: Tensor | null = null;

  constructor(device: Device, logits: Tensor) {
    const { n } = logits.shape;
    this.#device = device;
    this.#logits = logits;
    this.labels = new Texture(device, "labels", 1, n, 1);
    this.#samples = new Texture(device, "sample-scores", 1, n, 1);
    this.#history = new Texture(device, "loss-history", HISTORY, 1, 1);
  }

  /** Sets the labels from the CPU; batches of a data set on the GPU write the texture themselves. */
  uploadLabels(labels: ArrayLike<number>): void {
    const packed = new Float32Array(this.#logits.shape.n * 4);
    for (let n = 0; n < labels.length; n++) packed[4 * n] = labels[n] ?? 0;
    this.labels.upload(packed);
  }

  /** Scores the first `count` samples; their mean is written to entry `step % HISTORY`. */
  score(step: number, count = this.#logits.shape.n): void {
    const { n } = this.#logits.shape;
    this.#device.draw({
      kernel: "softmax-cross-entropy/sample.frag",
      inputs: { z: this.#logits, labels: this.labels },
      attachments: [{ texture: this.#samples, layer: 0 }],
      viewport: [0, 0, 1, n],
    });
    this.#device.draw({
      kernel: "softmax-cross-entropy/batch-mean.frag",
      inputs: { samples: this.#samples },
      attachments: [{ texture: this.#history, layer: 0 }],
      viewport: [step % HISTORY, 0, 1, 1],
      uniforms: { count },
    });
  }

  /** The gradient of the mean loss with respect to the logits. */
  gradient(): Tensor {
    const { shape } = this.#logits;
    this.#gradient ??= this.#device.tensor("gradient of the logits", shape);
    this.#device.run({
      kernel: "softmax-cross-entropy/probabilities.frag",
      inputs: { z: this.#logits, labels: this.labels },
      outputs: { dz: this.#gradient },
      uniforms: { scale: 1 / shape.n },
      defines: { GRADIENT: 1 },
    });
    return this.#gradient;
  }

  /** Scores of steps `[first, last)`, at most HISTORY of them, in order. */
  async scores(first: number, last: number): Promise<BatchScore[]> {
    const start = Math.max(first, last - HISTORY);
    if (last <= start) return [];
    const begin = start % HISTORY;
    const wraps = begin + (last - start) > HISTORY;
    const texels = await readTexture(
      this.#device,
      this.#history,
      wraps ? [0, 0, HISTORY, 1] : [begin, 0, last - start, 1],
      0,
      1,
    );
    return Array.from({ length: last - start }, (_, i) => {
      const at = 4 * (wraps ? (start + i) % HISTORY : i);
      return { loss: texels[at] ?? Number.NaN, accuracy: texels[at + 1] ?? Number.NaN };
    });
  }

  /** Scores of the first `count` samples of the batch scored last. */
  async samples(count = this.#logits.shape.n): Promise<SampleScore[]> {
    const texels = await readTexture(this.#device, this.#samples, [0, 0, 1, count], 0, 1);
    return Array.from({ length: count }, (_, i) => ({
      loss: texels[4 * i] ?? Number.NaN,
      correct: texels[4 * i + 1] === 1,
      predicted: texels[4 * i + 2] ?? -1,
      probability: texels[4 * i + 3] ?? Number.NaN,
    }));
  }

  dispose(): void {
    this.labels.dispose();
    this.#samples.dispose();
    this.#history.dispose();
    this.#gradient?.dispose();
  }
}
