import { expect, test } from "@playwright/test";
import { layerType, placeableTypes } from "#nn/layer-table.ts";
import { activation } from "#nn/layers/activation.ts";
import { avgPool2d } from "#nn/layers/avg-pool2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { layerLabels } from "#nn/report.ts";
import { conv, pool } from "../fixtures/unit/network.ts";

test("settings in words: what differs from the usual is said, the usual is not", () => {
  const words = [
    conv("a"),
    conv("a", { kernel: [5, 3], stride: [2, 2], padding: [2, 1], dilation: [1, 2], groups: 4, bias: false }),
    conv("a", { padding: "valid" }),
    pool("a"),
    pool("a", { kernel: [3, 2], stride: [2, 2], padding: [1, 1] }),
    { ...avgPool2d.create("a"), kernel: [3, 3], stride: [3, 3] } as const,
    { ...activation.create("a"), kind: "leaky_relu" } as const,
    { ...dense.create("a"), bias: false },
    { ...residual.create("a"), stride: 2 },
    flatten.create("a"),
  ].map((spec) => layerType(spec.type).settings(spec));
  expect(words).toEqual([
    "8 filters 3×3, same",
    "8 filters 5×3, stride 2, padding 2×1, dilation 1×2, 4 groups, no bias",
    "8 filters 3×3, valid",
    "2×2",
    "3×2, stride 2, padding 1",
    "3×3",
    "Leaky ReLU",
    "10 units, no bias",
    "8 channels 3×3, stride 2",
    "",
  ]);
});

test("every type with settings says something of them", () => {
  const silent = placeableTypes.filter((type) => layerType(type).settings(layerType(type).create("a")) === "");
  expect(silent.toSorted()).toEqual(["batch_norm", "flatten", "global_avg_pool2d"]);
});

test("labels count each prefix; what a network usually has once carries no number at first", () => {
  const act = (kind: "relu" | "relu6" | "tanh") => ({ ...activation.create("a"), kind });
  const layers = [conv("a"), act("relu"), act("relu6"), act("tanh"), conv("b"), globalAvgPool2d.create("g")];
  expect(layerLabels([...layers, flatten.create("f"), flatten.create("g")])).toEqual([
    "conv1",
    "relu1",
    "relu2",
    "tanh1",
    "conv2",
    "gap",
    "flatten",
    "flatten2",
  ]);
});
