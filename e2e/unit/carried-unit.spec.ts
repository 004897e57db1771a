import { expect, test } from "@playwright/test";
import { graphOf } from "#nn/graph.ts";
import type { Architecture, Graph } from "#nn/types.ts";
import { defaultNetwork } from "#nn/zoo/digits.ts";
import { carriedUnit } from "#state/network/carried-unit.ts";

const without = (index: number): Architecture => ({
  ...defaultNetwork,
  layers: defaultNetwork.layers.filter((_, i) => i !== index),
});

/** The value that a layer gives. */
function outputOf(graph: Graph, name: string): number {
  const node = graph.nodes.find((each) => each.name === name);
  if (!node) throw new Error(`no ${name}`);
  return node.output;
}

test("a unit stays with its layer when another layer is removed, and goes where the layer ends before it or is gone", () => {
  const before = graphOf(defaultNetwork);
  const second = defaultNetwork.layers.findIndex(({ type }, i) => i > 0 && type === "conv2d");
  const name = defaultNetwork.layers[second]?.id ?? "";
  const unit = { value: outputOf(before, name), c: 3, y: 5, x: 6 };
  expect(carriedUnit(before, before, unit)).toEqual(unit);

  // Without the ReLU before it, the layer is the same, one value earlier.
  const earlier = graphOf(without(1));
  expect(carriedUnit(before, earlier, unit)).toEqual({ ...unit, value: outputOf(earlier, name) });
  expect(outputOf(earlier, name)).toBe(unit.value - 1);

  expect(carriedUnit(before, graphOf(without(second)), unit)).toBeNull();

  // Of three filters, the one at place 3 is gone; the one before it stays.
  const few = graphOf({
    ...defaultNetwork,
    layers: defaultNetwork.layers.map((layer, i) =>
      i === second && layer.type === "conv2d" ? { ...layer, channels: 3 } : layer,
    ),
  });
  expect(carriedUnit(before, few, unit)).toBeNull();
  expect(carriedUnit(before, few, { ...unit, c: 2 })).toEqual({ ...unit, c: 2 });
});
