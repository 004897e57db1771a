import { expect, test } from "@playwright/test";
import { vectorValues } from "#nn/graph.ts";
import { activation } from "#nn/layers/activation.ts";
import { batchNorm } from "#nn/layers/batch-norm.ts";
import { dense } from "#nn/layers/dense.ts";
import { dropout } from "#nn/layers/dropout.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { localResponseNorm } from "#nn/layers/local-response-norm.ts";
import { planGraph } from "#nn/plan.ts";
import type { LayerSpec } from "#nn/types.ts";
import { conv, graphOf, network } from "../fixtures/unit/network.ts";

const image = { c: 4, h: 3, w: 2 };

/** Values that share the tensor of another, in a network on an image. */
function shared(...layers: readonly LayerSpec[]): readonly number[] {
  const { tensorOf } = planGraph(graphOf(network(image, ...layers)));
  return tensorOf.flatMap((tensor, value) => (tensor === value ? [] : [value]));
}

test("a flatten moves nothing where layers that treat every value alike lead into dense ones", () => {
  const flat = flatten.create("f");
  const [relu, drop, fc] = [activation.create("a"), dropout.create("d"), dense.create("fc")];
  expect(shared(flat, fc)).toEqual([1]);
  expect(shared(flat, relu, drop, fc)).toEqual([1]);
  expect(shared(flat, relu, drop)).toEqual([]);
  expect(shared(flat, batchNorm.create("n"), fc)).toEqual([]);
  expect(shared(flat, localResponseNorm.create("n"), fc)).toEqual([]);
});

test("what lies between such a flatten and its dense layer is stored as the image that it was", () => {
  const graph = graphOf(network(image, flatten.create("f"), activation.create("a"), dense.create("fc")));
  expect(planGraph(graph).stored).toEqual([image, image, image, { c: 10, h: 1, w: 1 }]);
});

test("vectors, as PyTorch holds them, begin with flatten or dense and end with anything that makes maps", () => {
  const graph = graphOf(
    network(
      image,
      globalAvgPool2d.create("g"),
      batchNorm.create("n1"),
      flatten.create("f"),
      dense.create("fc"),
      batchNorm.create("n2"),
      dropout.create("d"),
      activation.create("a"),
      conv("c", { kernel: [1, 1] }),
      activation.create("b"),
    ),
  );
  expect([...vectorValues(graph)]).toEqual([3, 4, 5, 6, 7]);
});
