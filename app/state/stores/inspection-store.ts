import { create } from "zustand";
import type { Graph, NetworkReport } from "#nn/types.ts";
import type { UnitExplanation } from "#engine/show/unit-explanation.ts";

/** A unit of one value of the graph: channel, row, column. */
export interface Unit {
  readonly value: number;
  readonly c: number;
  readonly y: number;
  readonly x: number;
}

/** `shipped`: trained before, with the app. `initial`: drawn from the seed. `trained`: by the student, here. */
export type WeightOrigin = "shipped" | "initial" | "trained";

/** Where the picture in front of the network comes from. */
export type InputSource =
  | { readonly kind: "drawn" }
  | { readonly kind: "example"; readonly index: number; readonly label: number };

/** What a large network is waiting for: start values to be drawn, weights to reach the GPU, shaders to be compiled. */
export type PreparationKind = "drawing" | "uploading" | "compiling";

interface Preparation {
  readonly kind: PreparationKind;
  /** Share done, 0 .. 1, and seconds left at this pace; null where they are unknown. */
  readonly share: number | null;
  readonly secondsLeft: number | null;
}

interface InspectionState {
  /** The network that runs: the student's, up to the first impossible layer. Null before the first was built. */
  readonly graph: Graph | null;
  /** What the builder said of it when it was built: labels, shapes. The student's may be further by now. */
  readonly report: NetworkReport | null;
  /** What the next network waits for; null where that takes no more than a moment. */
  readonly preparation: Preparation | null;
  /** Why the student's network cannot run on this device, with the numbers; null where it does. */
  readonly obstacle: string | null;
  /** Where its weights come from. */
  readonly origin: WeightOrigin;
  readonly source: InputSource;
  /** The input picture, 0 .. 1, in C, H, W order. */
  readonly pixels: Float32Array | null;
  /** Counts the forward passes whose results are on screen. */
  readonly frame: number;
  /** Probability of each class, read back from the GPU; null where the output is not one vector. */
  readonly probabilities: Float32Array | null;
  /** Layer shown in the inspector. */
  readonly layerId: string | null;
  readonly unit: Unit | null;
  /** The sum that made the unit's value, every number read back from the GPU. */
  readonly explanation: UnitExplanation | null;
  /** Ranges of what is shown, by picture key: for the scales beside the pictures. */
  readonly ranges: ReadonlyMap<string, { readonly min: number; readonly max: number }>;
  /** Width of the effective receptive field (standard deviation of the gradient's energy), in pixels; null before one was measured. */
  readonly effective: { readonly deviationY: number; readonly deviationX: number; readonly share: number } | null;
}

/** What the stage and the inspector show. Changed by the session only. */
export const useInspection = create<InspectionState>()(() => ({
  graph: null,
  report: null,
  preparation: null,
  obstacle: null,
  origin: "initial",
  source: { kind: "drawn" },
  pixels: null,
  frame: 0,
  probabilities: null,
  layerId: null,
  unit: null,
  explanation: null,
  ranges: new Map(),
  effective: null,
}));
