import type { NetworkView } from "#engine/show/network-view.ts";
import { Pictures, type PictureSpec } from "#engine/show/pictures.ts";
import { NO_READING, type Reading } from "#engine/show/reading.ts";

/** The lab's view of the running network: canvases persist while networks are replaced. */
export class LiveView {
  readonly pictures = new Pictures();
  readonly #failed: (message: string) => void;
  readonly #listeners = new Set<() => void>();
  #view: NetworkView | null = null;
  #reading: Reading = NO_READING;
  #stop: () => void = () => {};

  /** `failed` is called with the reason when a pass fails. */
  constructor(failed: (message: string) => void) {
    this.#failed = failed;
  }

  /** The reading of the last pass, of whichever network. */
  get reading(): Reading {
    return this.#reading;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Shows something on a canvas until the returned function is called. */
  show(canvas: HTMLCanvasElement, picture: PictureSpec): () => void {
    const stop = this.pictures.show(canvas, picture);
    this.#view?.refresh();
    return stop;
  }

  /**
   * Shows this network from now on; with null, the last one stays visible. `forgets`: drops what was known about a
   * unit.
   */
  attach(view: NetworkView | null, forgets: boolean): void {
    this.#stop();
    this.#view = view;
    const { frame } = this.#reading;
    if (forgets) this.#tell({ ...this.#reading, unit: null, explanation: null, field: null });
    this.#stop =
      view?.subscribe(() => {
        const { reading } = view;
        const isNew = reading.problem !== null && reading.problem !== this.#reading.problem;
        this.#tell({ ...reading, frame: frame + reading.frame });
        if (isNew) this.#failed(reading.problem ?? "");
      }) ?? (() => {});
  }

  #tell(reading: Reading): void {
    this.#reading = reading;
    for (const listener of this.#listeners) listener();
  }
}
