import type { Executor } from "../run/executor.ts";
import type { ImageSet } from "./image-set.ts";
import { ClassificationLoss, type SampleScore } from "./loss.ts";
import type { Model } from "../run/model.ts";

/** How a model performs on a whole data set. */
export interface Evaluation {
  /** Fraction classified correctly. */
  readonly accuracy: number;
  /** Mean cross-entropy. */
  readonly loss: number;
  /**
   * `classes x classes` counts, row: true class, column: predicted class; samples without a prediction are left out.
   */
  readonly confusion: Uint32Array;
  /** In the order of the data set. */
  readonly samples: readonly SampleScore[];
}

/** Images that are evaluated at once. */
const BATCH = 100;

/** Runs a model over a data set in batches, in evaluation mode. */
export class Evaluator {
  readonly #executor: Executor;
  readonly #loss: ClassificationLoss;
  readonly #images: ImageSet;
  readonly #model: Model;

  constructor(model: Model, images: ImageSet, batch = BATCH) {
    this.#model = model;
    this.#images = images;
    this.#executor = model.executor({ batch: Math.min(batch, images.source.count) });
    this.#loss = new ClassificationLoss(model.device, this.#executor.output, 1);
  }

  /**
   * Evaluates the model; null if stopped by the signal. The page stays responsive between batches. Throws
   * ContextLostError.
   */
  async run(signal?: AbortSignal): Promise<Evaluation | null> {
    const { count, labels, classes } = this.#images.source;
    const { batch } = this.#executor;
    const samples: SampleScore[] = [];
    const { device } = this.#model;
    try {
      await device.compile(() => this.rehearse(), { signal });
    } catch (error) {
      if (signal?.aborted && !device.lost) return null;
      throw error;
    }
    for (let first = 0; first < count; first += batch) {
      if (signal?.aborted) return null;
      const size = Math.min(batch, count - first);
      this.#enqueue(first);
      samples.push(...(await this.#loss.samples(size)));
    }
    if (signal?.aborted) return null;
    const confusion = new Uint32Array(classes.length ** 2);
    samples.forEach(({ predicted }, i) => {
      if (predicted < 0) return; // no prediction
      const cell = (labels[i] ?? 0) * classes.length + predicted;
      confusion[cell] = (confusion[cell] ?? 0) + 1;
    });
    const mean = (of: (sample: SampleScore) => number): number =>
      samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
    return { accuracy: mean(({ correct }) => (correct ? 1 : 0)), loss: mean(({ loss }) => loss), confusion, samples };
  }

  /** For `Device.rehearse`: enqueues one batch. */
  rehearse(): void {
    this.#enqueue(0);
  }

  /** The rest of a last batch that is not full holds arbitrary images, whose scores are not read. */
  #enqueue(first: number): void {
    this.#images.gather(first, this.#executor.input, this.#loss.labels);
    this.#executor.forward("eval");
    this.#loss.score(0);
  }

  dispose(): void {
    this.#loss.dispose();
    this.#executor.dispose();
  }
}
