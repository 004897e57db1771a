import { expect, test } from "@playwright/test";
import { divergenceText, nodeName, remedies } from "../../app/features/lab/trainer/divergence.ts";
import { lower } from "../../app/nn/graph.ts";
import { defaultAdam, defaultSgd } from "../../app/nn/optimizer-settings.ts";
import { describe } from "../../app/nn/report.ts";
import { conv, fullyConnected, residualBlock, stack, usual } from "../../app/nn/zoo/stack.ts";

const layers = stack(conv(8, 3), residualBlock(8, 1), usual("flatten"), fullyConnected(10));
const architecture = { name: "case", input: { c: 1, h: 8, w: 8 }, layers };
const lowering = lower(architecture);
const name = (node: string): string => nodeName(node, lowering.ok ? lowering.graph : null, describe(architecture));

test("a layer is called what the builder calls it, a part of a block by both names", () => {
  const nodes = lowering.ok ? lowering.graph.nodes : [];
  expect(nodes.map((node) => name(node.name))).toEqual(
    expect.arrayContaining(["conv1", "res1, conv1", "res1, bn2", "flatten", "fc1"]),
  );
});

test("it is said in which step and where the first bad value appeared", () => {
  const place = "The first value that is infinite or not a number appeared in step 16,";
  expect(divergenceText({ step: 16, part: "output", layer: "l4" }, name)).toBe(`${place} in the output of fc1.`);
  expect(divergenceText({ step: 16, part: "gradient", layer: "l1" }, name)).toBe(`${place} in the gradients of conv1.`);
  expect(divergenceText({ step: 16, part: "weights", layer: "l2.conv1" }, name)).toBe(
    `${place} in the updated weights of res1, conv1.`,
  );
  expect(divergenceText({ step: 16, part: null, layer: null }, name)).toBe(
    "After step 16, a value was infinite or not a number.",
  );
});

test("what helps depends on how training is set", () => {
  expect(remedies({ ...defaultSgd, rate: 1, momentum: 0.99 }, { hasBatchNorm: false })).toBe(
    "A smaller learning rate usually helps: it is 1, and 0.01 is typical. It may also help to use a lower momentum or batch normalisation after each convolution.",
  );
  expect(remedies({ ...defaultSgd, rate: 1 }, { hasBatchNorm: true })).toBe(
    "A smaller learning rate usually helps: it is 1, and 0.01 is typical.",
  );
  expect(remedies({ ...defaultAdam, rate: 0.001 }, { hasBatchNorm: true })).toBe(
    "A smaller learning rate than 0.001 usually helps.",
  );
});
