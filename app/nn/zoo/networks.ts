import type { Architecture, Shape } from "../types.ts";
import { act, conv, fullyConnected, maxPool, residualBlock, stack, usual } from "./stack.ts";

const DIGIT: Shape = { c: 1, h: 28, w: 28 };

/** The network that the app starts with: small enough to train on any GPU, good enough to classify digits. */
export const digits: Architecture = {
  name: "Digits",
  input: DIGIT,
  layers: stack(
    conv(8, 5),
    act("relu"),
    maxPool(2),
    conv(16, 5),
    act("relu"),
    maxPool(2),
    usual("flatten"),
    fullyConnected(10),
  ),
};

/** LeNet-5 (LeCun et al. 1998) as usually reimplemented: tanh, average pooling, softmax instead of RBF units. */
export const lenet5: Architecture = {
  name: "LeNet-5",
  input: DIGIT,
  layers: stack(
    conv(6, 5),
    act("tanh"),
    usual("avg_pool2d"),
    conv(16, 5, { padding: "valid" }),
    act("tanh"),
    usual("avg_pool2d"),
    conv(120, 5, { padding: "valid" }),
    act("tanh"),
    usual("flatten"),
    fullyConnected(84),
    act("tanh"),
    fullyConnected(10),
  ),
};

/** Three residual blocks with more channels as the maps shrink, after He et al. 2016. */
export const miniResnet: Architecture = {
  name: "Mini ResNet",
  input: DIGIT,
  layers: stack(
    conv(8, 3, { bias: false }),
    usual("batch_norm"),
    act("relu"),
    residualBlock(8, 1),
    residualBlock(16, 2),
    residualBlock(32, 2),
    usual("global_avg_pool2d"),
    usual("flatten"),
    fullyConnected(10),
  ),
};

/** No convolution at all: a network that has no notion of neighbouring pixels. */
export const mlp: Architecture = {
  name: "Dense only",
  input: DIGIT,
  layers: stack(usual("flatten"), fullyConnected(64), act("relu"), fullyConnected(10)),
};

/** Strided convolutions instead of pooling, after Springenberg et al. 2015; the last layer has one map per class. */
export const allConv: Architecture = {
  name: "All convolutional",
  input: DIGIT,
  layers: stack(
    conv(8, 3, { bias: false }),
    usual("batch_norm"),
    act("relu"),
    conv(16, 3, { stride: [2, 2], bias: false }),
    usual("batch_norm"),
    act("relu"),
    conv(32, 3, { stride: [2, 2], bias: false }),
    usual("batch_norm"),
    act("relu"),
    conv(10, 1),
    usual("global_avg_pool2d"),
    usual("flatten"),
  ),
};
