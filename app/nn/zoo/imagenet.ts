/** Well-known networks for photos, as torchvision defines them unless a comment says otherwise. */
import type { Architecture, Shape } from "../types.ts";
import {
  act,
  averageTo,
  bottleneckBlock,
  conv,
  denseLayers,
  drop,
  fireModule,
  fullyConnected,
  invertedBlock,
  type LayerMaker,
  maxPool,
  residualBlock,
  stack,
  usual,
} from "./stack.ts";

const PHOTO: Shape = { c: 3, h: 224, w: 224 };
const CLASSES = 1000;
const relu = act("relu");

function network(name: string, layers: readonly LayerMaker[], input: Shape = PHOTO): Architecture {
  return { name, input, layers: stack(...layers) };
}

/** Overlapping max pooling, 3 x 3 with stride 2. */
const overlapping = maxPool(3, { stride: [2, 2] });
const padded = maxPool(3, { stride: [2, 2], padding: [1, 1] });

/** Convolution, batch norm, activation. */
function normed(channels: number, kernel: number, stride: number, kind: "relu" | "relu6" = "relu"): LayerMaker[] {
  const pad = Math.floor(kernel / 2);
  return [
    conv(channels, kernel, { stride: [stride, stride], padding: [pad, pad], bias: false }),
    usual("batch_norm"),
    act(kind),
  ];
}

/** As published (Krizhevsky et al. 2012): two groups in conv2, 4 and 5, local response norm, 227 x 227 pixels. */
export const alexnet2012 = network(
  "AlexNet (2012)",
  [
    conv(96, 11, { stride: [4, 4], padding: "valid" }),
    relu,
    usual("local_response_norm"),
    overlapping,
    conv(256, 5, { groups: 2 }),
    relu,
    usual("local_response_norm"),
    overlapping,
    conv(384, 3),
    relu,
    conv(384, 3, { groups: 2 }),
    relu,
    conv(256, 3, { groups: 2 }),
    relu,
    overlapping,
    usual("flatten"),
    fullyConnected(4096),
    relu,
    drop(0.5),
    fullyConnected(4096),
    relu,
    drop(0.5),
    fullyConnected(CLASSES),
  ],
  { c: 3, h: 227, w: 227 },
);

/** torchvision's AlexNet, after Krizhevsky 2014: one tower, no normalisation. */
export const alexnet = network("AlexNet", [
  conv(64, 11, { stride: [4, 4], padding: [2, 2] }),
  relu,
  overlapping,
  conv(192, 5),
  relu,
  overlapping,
  conv(384, 3),
  relu,
  conv(256, 3),
  relu,
  conv(256, 3),
  relu,
  overlapping,
  averageTo(6),
  usual("flatten"),
  drop(0.5),
  fullyConnected(4096),
  relu,
  drop(0.5),
  fullyConnected(4096),
  relu,
  fullyConnected(CLASSES),
]);

/** Zeiler and Fergus 2014, figure 3; their contrast normalisation is replaced by local response norm, as is usual. */
export const zfnet = network("ZFNet", [
  conv(96, 7, { stride: [2, 2], padding: [1, 1] }),
  relu,
  padded,
  usual("local_response_norm"),
  conv(256, 5, { stride: [2, 2], padding: "valid" }),
  relu,
  padded,
  usual("local_response_norm"),
  conv(384, 3),
  relu,
  conv(384, 3),
  relu,
  conv(256, 3),
  relu,
  overlapping,
  usual("flatten"),
  fullyConnected(4096),
  relu,
  drop(0.5),
  fullyConnected(4096),
  relu,
  drop(0.5),
  fullyConnected(CLASSES),
]);

/** Simonyan and Zisserman 2015; `convolutions`: the number in each of the five stages. */
function vgg(name: string, convolutions: readonly number[], batchNorm: boolean): Architecture {
  const layers = convolutions.flatMap((count, stage) => {
    const channels = Math.min(512, 64 * 2 ** stage);
    const one = batchNorm ? [conv(channels, 3), usual("batch_norm"), relu] : [conv(channels, 3), relu];
    return [...Array.from({ length: count }, () => one).flat(), maxPool(2)];
  });
  const classifier = [fullyConnected(4096), relu, drop(0.5), fullyConnected(4096), relu, drop(0.5)];
  return network(name, [...layers, averageTo(7), usual("flatten"), ...classifier, fullyConnected(CLASSES)]);
}

const ELEVEN = [1, 1, 2, 2, 2];
const SIXTEEN = [2, 2, 3, 3, 3];
const NINETEEN = [2, 2, 4, 4, 4];
export const vgg11 = vgg("VGG-11", ELEVEN, false);
export const vgg11Norm = vgg("VGG-11 with batch norm", ELEVEN, true);
export const vgg16 = vgg("VGG-16", SIXTEEN, false);
export const vgg16Norm = vgg("VGG-16 with batch norm", SIXTEEN, true);
export const vgg19 = vgg("VGG-19", NINETEEN, false);
export const vgg19Norm = vgg("VGG-19 with batch norm", NINETEEN, true);

/**
 * He et al. 2016; `blocks`: the number in each of the four stages; the first of each stage after the first has stride
 * 2.
 */
function resnet(
  name: string,
  blocks: readonly number[],
  width: number,
  block: (channels: number, stride: number) => LayerMaker,
): Architecture {
  const stages = blocks.flatMap((count, stage) =>
    Array.from({ length: count }, (_, i) => block(width * 2 ** stage, stage > 0 && i === 0 ? 2 : 1)),
  );
  return network(name, [
    ...normed(64, 7, 2),
    padded,
    ...stages,
    averageTo(1),
    usual("flatten"),
    fullyConnected(CLASSES),
  ]);
}

const plainBlock = (channels: number, stride: number): LayerMaker =>
  residualBlock(channels, stride, { shortcut: "none" });
const EIGHTEEN = [2, 2, 2, 2];
const THIRTY_FOUR = [3, 4, 6, 3];
export const resnet18 = resnet("ResNet-18", EIGHTEEN, 64, residualBlock);
export const resnet34 = resnet("ResNet-34", THIRTY_FOUR, 64, residualBlock);
export const resnet50 = resnet("ResNet-50", THIRTY_FOUR, 256, bottleneckBlock);
export const resnet101 = resnet("ResNet-101", [3, 4, 23, 3], 256, bottleneckBlock);
export const resnet152 = resnet("ResNet-152", [3, 8, 36, 3], 256, bottleneckBlock);
/** The same depth without shortcuts: the baseline for residual learning. */
export const plain18 = resnet("Plain-18", EIGHTEEN, 64, plainBlock);
export const plain34 = resnet("Plain-34", THIRTY_FOUR, 64, plainBlock);

/** Iandola et al. 2016, version 1.0; pools round up. */
const roundingUp = maxPool(3, { stride: [2, 2], ceilMode: true });
export const squeezenet = network("SqueezeNet 1.0", [
  conv(96, 7, { stride: [2, 2], padding: "valid" }),
  relu,
  roundingUp,
  fireModule(16, 64),
  fireModule(16, 64),
  fireModule(32, 128),
  roundingUp,
  fireModule(32, 128),
  fireModule(48, 192),
  fireModule(48, 192),
  fireModule(64, 256),
  roundingUp,
  fireModule(64, 256),
  drop(0.5),
  conv(CLASSES, 1),
  relu,
  averageTo(1),
  usual("flatten"),
]);

/** Expansion, channels, blocks and first stride of each stage; Sandler et al. 2018, table 2. */
const MOBILE_STAGES = [
  [1, 16, 1, 1],
  [6, 24, 2, 2],
  [6, 32, 3, 2],
  [6, 64, 4, 2],
  [6, 96, 3, 1],
  [6, 160, 3, 2],
  [6, 320, 1, 1],
] as const;
export const mobilenetV2 = network("MobileNetV2", [
  ...normed(32, 3, 2, "relu6"),
  ...MOBILE_STAGES.flatMap(([expansion, channels, count, stride]) =>
    Array.from({ length: count }, (_, i) => invertedBlock(channels, expansion, i === 0 ? stride : 1)),
  ),
  ...normed(1280, 1, 1, "relu6"),
  averageTo(1),
  usual("flatten"),
  drop(0.2),
  fullyConnected(CLASSES),
]);

/** Batch norm, ReLU, a 1 x 1 convolution to half the channels, and 2 x 2 average pooling. */
function transition(channels: number): LayerMaker[] {
  return [usual("batch_norm"), relu, conv(channels, 1, { bias: false }), usual("avg_pool2d")];
}

/** Huang et al. 2017. */
export const densenet121 = network("DenseNet-121", [
  ...normed(64, 7, 2),
  padded,
  denseLayers(6, 32),
  ...transition(128),
  denseLayers(12, 32),
  ...transition(256),
  denseLayers(24, 32),
  ...transition(512),
  denseLayers(16, 32),
  usual("batch_norm"),
  relu,
  averageTo(1),
  usual("flatten"),
  fullyConnected(CLASSES),
]);
