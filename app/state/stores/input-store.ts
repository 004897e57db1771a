import { makeStore } from "./store.ts";

/** Where the input image comes from. */
export type InputSource =
  | { readonly kind: "drawn" }
  /** The empty pad. */
  | { readonly kind: "blank" }
  | { readonly kind: "example"; readonly index: number; readonly label: number };

interface InputState {
  readonly source: InputSource;
  /** The input image, 0 .. 1, in C, H, W order; null before the first. */
  readonly pixels: Float32Array | null;
}

/** The input image. Written by the live network. */
export const [useInput, writeInput] = makeStore<InputState>({ source: { kind: "drawn" }, pixels: null });
