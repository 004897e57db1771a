import type { Normalisation } from "#nn/labelled-images.ts";
import type { Pictures } from "./pictures.ts";
import type { ViewProgress, WeightSource } from "./weights.ts";

export interface NetworkViewOptions {
  readonly values: WeightSource;
  /** Whether to compute the selected unit's gradient with respect to the input. */
  readonly backward?: boolean;
  /** Number of inputs shown side by side; one by default. */
  readonly samples?: number;
  /** The network is fed (input - mean) / std; unchanged by default. */
  readonly normalisation?: Normalisation;
  /** The canvases, if they outlive the network; its own by default. */
  readonly pictures?: Pictures;
  /** Compiles during the first pass, which then starts sooner. */
  readonly isLazy?: boolean;
  readonly signal?: AbortSignal;
  /** Called for each piece of a large network; its result is awaited before shaders are compiled. */
  readonly onProgress?: (progress: ViewProgress) => void | Promise<void>;
}
