import type { Architecture } from "../types.ts";
import { allConv, digits, lenet5, miniResnet, mlp } from "./networks.ts";

/** A network to start from. */
export interface ZooEntry {
  /** Stable, since links contain it. Networks from torchvision have torchvision's names. */
  readonly id: string;
  /**
   * `digits`: small, for 28 x 28 digits; `photos`: from the literature, for photos in a thousand classes; `bench`: for
   * `npm run bench`.
   */
  readonly family: "digits" | "photos" | "bench";
  readonly title: string;
  /** One sentence for the menu. */
  readonly summary: string;
  readonly architecture: Architecture;
}

/** The network that the builder shows first. */
export const defaultNetwork: Architecture = digits;

/** Makes an entry of the zoo. */
export function entry(family: ZooEntry["family"], id: string, summary: string, architecture: Architecture): ZooEntry {
  return { id, family, title: architecture.name, summary, architecture };
}

/** Networks for digits, in the order of the builder's menu. */
export const digitNetworks: readonly ZooEntry[] = [
  entry(
    "digits",
    "digits",
    "Two convolutions, two pooling layers and a dense layer: small enough to train while you watch.",
    digits,
  ),
  entry("digits", "lenet5", "Read handwritten cheques in the 1990s: tanh and average pooling.", lenet5),
  entry(
    "digits",
    "mini-resnet",
    "Three residual blocks with batch normalisation: deeper, yet easy to train.",
    miniResnet,
  ),
  entry("digits", "mlp", "No convolution: far more weights, and no notion of neighbouring pixels.", mlp),
  entry("digits", "all-conv", "Strides instead of pooling, global average pooling instead of a dense layer.", allConv),
];
