import type { Normalisation } from "#nn/labelled-images.ts";
import type { Pictures } from "./pictures.ts";
import type { ViewProgress, WeightSource } from "./weights.ts";

export interface NetworkViewOptions {
  readonly values: WeightSource;
  /** Whether the gradient of the unit that is looked at goes back to the input. */
  readonly backward?: boolean;
  /** Inputs looked at side by side; one by default. */
  readonly samples?: number;
  /** The network is fed (input - mean) / std; unchanged by default. */
  readonly normalisation?: Normalisation;
  /** The canvases, where they outlive the network; its own by default. */
  readonly pictures?: Pictures;
  /** Leaves compiling to the first pass, which then begins sooner. */
  readonly isLazy?: boolean;
  readonly signal?: AbortSignal;
  /** Called with each piece of a large network; what it returns is waited for before shaders are compiled. */
  readonly onProgress?: (progress: ViewProgress) => void | Promise<void>;
}
