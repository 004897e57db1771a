import { create } from "zustand";
import type { Graph, NetworkReport } from "#nn/types.ts";
import type { Unit } from "#engine/show/reading.ts";
import type { ProgressKind } from "#engine/show/weights.ts";

/** `shipped`: trained before, with the app. `initial`: drawn from the seed. `trained`: by the student, here. */
export type WeightOrigin = "shipped" | "initial" | "trained";

/** Where the picture in front of the network comes from. */
export type InputSource =
  | { readonly kind: "drawn" }
  | { readonly kind: "example"; readonly index: number; readonly label: number };

interface Preparation {
  readonly kind: ProgressKind;
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
  /** Layer shown in the inspector. */
  readonly layerId: string | null;
  readonly unit: Unit | null;
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
  layerId: null,
  unit: null,
}));
