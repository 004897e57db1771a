import { makeStore } from "./store.ts";

/** Where the picture in front of the network comes from. */
export type InputSource =
  | { readonly kind: "drawn" }
  /** The pad, and nothing on it. */
  | { readonly kind: "blank" }
  | { readonly kind: "example"; readonly index: number; readonly label: number };

interface InputState {
  readonly source: InputSource;
  /** The picture as the network gets it, 0 .. 1, in C, H, W order; null before the first. */
  readonly pixels: Float32Array | null;
}

/** The picture in front of the network. Written by the live network. */
export const [useInput, writeInput] = makeStore<InputState>({ source: { kind: "drawn" }, pixels: null });
