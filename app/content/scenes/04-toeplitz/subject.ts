import type { Colouring } from "#engine/show/montage.ts";
import type { Entry, PatternedMatrix } from "#figures/matrix/matrix-figure.tsx";
import type { Convolution } from "./matrix.ts";

/** What the stage shows of a convolution and its matrix, and what can be done to them. */
export interface SubjectProps {
  readonly convolution: Convolution;
  readonly matrix: PatternedMatrix;
  readonly input: Float32Array;
  /** Read from the GPU; null before the first. */
  readonly output: Float32Array | null;
  readonly colouring: Colouring;
  readonly at: Entry;
  readonly lit: number | null;
  readonly onPoint: (entry: Entry) => void;
  readonly onLook: (weight: number | null) => void;
  readonly onPull: (weight: number, value: number) => void;
}
