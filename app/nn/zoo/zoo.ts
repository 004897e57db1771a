import type { Architecture } from "../types.ts";
import { allConv, digits, lenet5, miniResnet, mlp } from "./networks.ts";

/** A network to start from. */
export interface ZooEntry {
  /** Stable: links carry it. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the menu. */
  readonly summary: string;
  readonly architecture: Architecture;
}

/** What the builder shows first. */
export const defaultNetwork: Architecture = digits;

/** Ready networks for 28 x 28 digits, in the order of the menu. */
export const zoo: readonly ZooEntry[] = [
  {
    id: "digits",
    title: "Digits",
    summary: "Two convolutions, two pools and a dense layer: small enough to train while you watch.",
    architecture: digits,
  },
  {
    id: "lenet5",
    title: "LeNet-5",
    summary: "The network that read handwritten cheques in the 1990s: tanh and average pooling.",
    architecture: lenet5,
  },
  {
    id: "mini-resnet",
    title: "Mini ResNet",
    summary: "Three residual blocks with batch normalisation: deeper, yet easy to train.",
    architecture: miniResnet,
  },
  {
    id: "mlp",
    title: "Dense only",
    summary: "No convolution: far more weights, and no idea that neighbouring pixels belong together.",
    architecture: mlp,
  },
  {
    id: "all-conv",
    title: "All convolutional",
    summary: "Strides instead of pooling, a mean over the map instead of a dense layer.",
    architecture: allConv,
  },
];

/** The entry with this id, or `null`. */
export function zooEntry(id: string): ZooEntry | null {
  return zoo.find((entry) => entry.id === id) ?? null;
}
