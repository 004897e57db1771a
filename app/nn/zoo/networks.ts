import type { Architecture, Shape } from "../types.ts";
import { act, conv, fullyConnected, maxPool, residualBlock, stack, usual } from "./stack.ts";

const DIGIT: Shape = { c: 1, h: 28, w: 28 };

/** The network that the app starts with: small enough to train on any GPU, good enough to read digits. */
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

/** LeNet-5 as it is usually rebuilt: tanh, average pooling, softmax instead of radial basis functions. LeCun et al. 1998. */
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

/** Three residual blocks that widen as the map shrinks, after He et al. 2016. */
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

/** No convolution at all: what a network must do that does not know that neighbours belong together. */
export const mlp: Architecture = {
  name: "Dense only",
  input: DIGIT,
  layers: stack(usual("flatten"), fullyConnected(64), act("relu"), fullyConnected(10)),
};

/** Strided convolutions instead of pooling, after Springenberg et al. 2015; the last maps are the classes. */
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
