import type { Architecture, Shape } from "../types.ts";
import {
  alexnet,
  alexnet2012,
  densenet121,
  mobilenetV2,
  plain18,
  plain34,
  resnet101,
  resnet152,
  resnet18,
  resnet34,
  resnet50,
  squeezenet,
  vgg11,
  vgg11Norm,
  vgg16,
  vgg16Norm,
  vgg19,
  vgg19Norm,
  zfnet,
} from "./imagenet.ts";
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

function entry(family: ZooEntry["family"], id: string, summary: string, architecture: Architecture): ZooEntry {
  return { id, family, title: architecture.name, summary, architecture };
}

/** All networks, in menu order. */
export const zoo: readonly ZooEntry[] = [
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
  entry("photos", "alexnet_2012", "As published: two towers, local response norm, 61 million weights.", alexnet2012),
  entry("photos", "alexnet", "One tower and no normalisation, as in torchvision.", alexnet),
  entry("photos", "zfnet", "AlexNet with smaller filters and strides, chosen by visualising its features.", zfnet),
  entry("photos", "vgg11", "Only 3 × 3 filters, in five stages with more and more channels.", vgg11),
  entry("photos", "vgg11_bn", "VGG-11 with batch norm after each convolution.", vgg11Norm),
  entry("photos", "vgg16", "Thirteen 3 × 3 convolutions and three dense layers with most of the weights.", vgg16),
  entry("photos", "vgg16_bn", "VGG-16 with batch norm after each convolution.", vgg16Norm),
  entry("photos", "vgg19", "The deepest VGG: sixteen convolutions.", vgg19),
  entry("photos", "vgg19_bn", "VGG-19 with batch norm after each convolution.", vgg19Norm),
  entry("photos", "resnet18", "Eight residual blocks of two convolutions.", resnet18),
  entry("photos", "resnet34", "Sixteen residual blocks of two convolutions.", resnet34),
  entry("photos", "resnet50", "Sixteen bottleneck blocks of three convolutions.", resnet50),
  entry("photos", "resnet101", "Thirty-three bottleneck blocks.", resnet101),
  entry("photos", "resnet152", "Fifty bottleneck blocks.", resnet152),
  entry("photos", "plain18", "ResNet-18 without its shortcuts.", plain18),
  entry("photos", "plain34", "ResNet-34 without its shortcuts: deeper than Plain-18, and worse.", plain34),
  entry("photos", "squeezenet1_0", "AlexNet's accuracy with a fiftieth of its weights.", squeezenet),
  entry("photos", "mobilenet_v2", "Depthwise convolutions between narrow layers, for mobile phones.", mobilenetV2),
  entry("photos", "densenet121", "Every layer of a block reads all layers before it.", densenet121),
  entry("bench", "bench-mnist", "The network for the training benchmark.", digits),
];

/** The entry with this id, or `null`. */
export function zooEntry(id: string): ZooEntry | null {
  return zoo.find((each) => each.id === id) ?? null;
}

/**
 * A network of the zoo adapted to other images and classes: the same layers, with a new input shape and a new number of
 * outputs in the last layer that has weights. Use `describe` to check that it is possible (a small image may vanish on
 * the way).
 */
export function adapted(architecture: Architecture, input: Shape, classes: number): Architecture {
  const last = architecture.layers.findLastIndex(({ type }) => type === "dense" || type === "conv2d");
  const layers = architecture.layers.map((layer, i) => {
    if (i !== last) return layer;
    if (layer.type === "dense") return { ...layer, units: classes };
    return layer.type === "conv2d" ? { ...layer, channels: classes } : layer;
  });
  return { ...architecture, input, layers };
}
