import { findCatalogEntry } from "#data/catalog.ts";
import type { Device } from "#gpu/device.ts";
import { valueShape } from "#nn/graph.ts";
import { Model } from "#nn/model.ts";
import { type Checkpoint, trainingProblem } from "#nn/trainer.ts";
import type { Graph, Shape } from "#nn/types.ts";
import { fitPixels } from "./fit-pixels.ts";
import { type InputSource, useInspection } from "./inspection-store.ts";
import { Inspector } from "./inspector.ts";
import type { Pictures } from "./pictures.ts";
import { useTraining } from "./training-store.ts";

/** The network that runs: its graph, its last state on the CPU, and (while there is a device) its model and inspector. */
export class LiveNetwork {
  readonly #pictures: Pictures;
  readonly #entry: ReturnType<typeof findCatalogEntry>;
  readonly #failed: (error: unknown) => void;
  #model: Model | null = null;
  #inspector: Inspector | null = null;
  #picture: { readonly pixels: Float32Array; readonly shape: Shape } | null = null;
  graph: Graph | null = null;
  /** What a lost context is rebuilt from. */
  checkpoint: Checkpoint | null = null;

  /** `dataset`: id of the data set whose normalisation the input gets. */
  constructor(pictures: Pictures, dataset: string, failed: (error: unknown) => void) {
    this.#pictures = pictures;
    this.#entry = findCatalogEntry(dataset);
    this.#failed = failed;
  }

  get model(): Model | null {
    return this.#model;
  }

  get inspector(): Inspector | null {
    return this.#inspector;
  }

  /** Makes the model of the graph from the checkpoint. */
  build(device: Device): void {
    const { graph, checkpoint } = this;
    if (!graph || !checkpoint) return;
    try {
      const model = new Model(device, graph);
      this.#model = model;
      const values = checkpoint.slots.get("values");
      if (values) model.parameters.upload(values);
      for (const [name, { mean, variance }] of checkpoint.statistics)
        model.parameters.statistics(name).upload(mean, variance);
      this.#inspector = new Inspector(
        model,
        this.#pictures,
        this.#entry?.normalisation ?? { mean: 0, std: 1 },
        this.#failed,
      );
    } catch (error) {
      this.#failed(error);
      return;
    }
    const isSame = useInspection.getState().graph === graph;
    useInspection.setState(isSame ? {} : { graph, unit: null, explanation: null, effective: null });
    useTraining.setState({ problem: this.#entry ? trainingProblem(graph, this.#entry) : null, failure: null });
    this.#show();
  }

  /** Frees the model and what runs on it. */
  dispose(): void {
    this.#inspector?.dispose();
    this.#model?.dispose();
    this.forget();
  }

  /** Lets go of objects whose context is gone. */
  forget(): void {
    this.#inspector = null;
    this.#model = null;
  }

  /** Puts a picture (0 .. 1, C, H, W) in front of the network; another size is fitted to its input. */
  setPicture(pixels: Float32Array, shape: Shape, source: InputSource): void {
    this.#picture = { pixels, shape };
    useInspection.setState({ source });
    this.#show();
  }

  #show(): void {
    if (!this.graph || !this.#inspector) return;
    if (!this.#picture) {
      this.#inspector.refresh();
      return;
    }
    const pixels = fitPixels(this.#picture.pixels, this.#picture.shape, valueShape(this.graph, 0));
    useInspection.setState({ pixels });
    this.#inspector.setPixels(pixels);
  }
}
