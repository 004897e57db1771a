import { expect, test } from "@playwright/test";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { axisExtent, clipBox, clipExtent, fieldExtent, fieldOfValue, graphFields } from "#nn/receptive-field.ts";
import { describe } from "#nn/report.ts";
import { defaultNetwork } from "#nn/zoo/zoo.ts";
import { conv, golden, graphOf, network, pool } from "../fixtures/unit/network.ts";

interface FieldCase {
  readonly attrs: {
    readonly layers: readonly {
      readonly kernel: number;
      readonly stride: number;
      readonly padding: number;
      readonly dilation: number;
    }[];
  };
  readonly outputs: {
    readonly per_layer: readonly { readonly size: number; readonly jump: number; readonly first_centre: number }[];
    readonly gradient_check: { readonly unit: number; readonly first: number; readonly last: number } | null;
  };
}

for (const name of ["alexnet_conv", "vgg16_conv", "dilated_1_2_4", "random_1", "random_2"]) {
  test(`receptive fields of ${name} are PyTorch's`, () => {
    const { attrs, outputs } = golden<FieldCase>(`receptive_field_${name}`);
    const layers = attrs.layers.map((l, i) =>
      conv(`l${i}`, {
        channels: 1,
        kernel: [l.kernel, 1],
        stride: [l.stride, 1],
        padding: [l.padding, 0],
        dilation: [l.dilation, 1],
      }),
    );
    const graph = graphOf(network({ c: 1, h: 1024, w: 3 }, ...layers));
    const fields = graphFields(graph).slice(1);
    expect(fields.map((f) => f?.y && { size: f.y.size, jump: f.y.jump, first_centre: f.y.firstCentre })).toEqual(
      outputs.per_layer,
    );
    expect(fields.map((f) => f?.x)).toEqual(fields.map(() => ({ size: 1, jump: 1, firstCentre: 0 })));
    const check = outputs.gradient_check;
    const last = fields.at(-1);
    if (check && last) expect(axisExtent(last.y, check.unit)).toEqual({ first: check.first, last: check.last });
  });
}

test("the report shows the fields of the first network", () => {
  const sizes = describe(defaultNetwork).layers.map((l) =>
    l.field ? [l.field.y.size, l.field.x.size, l.field.y.jump] : null,
  );
  expect(sizes).toEqual([[5, 5, 1], [5, 5, 1], [6, 6, 2], [14, 14, 2], [14, 14, 2], [16, 16, 4], null, null]);
});

test("same padding of an even kernel moves the centre to the right", () => {
  const field = fieldOfValue(graphOf(network({ c: 1, h: 8, w: 8 }, conv("a", { kernel: [4, 4] }))), 1);
  if (!field) throw new Error("no field");
  expect(field.x).toEqual({ size: 4, jump: 1, firstCentre: 0.5 });
  expect(fieldExtent(field, { y: 0, x: 3 })).toEqual({ y: { first: -1, last: 2 }, x: { first: 2, last: 5 } });
});

test("an extent is clipped to the image, or lies wholly outside", () => {
  expect(clipExtent({ first: -2, last: 2 }, 28)).toEqual({ first: 0, last: 2 });
  expect(clipExtent({ first: 25, last: 30 }, 28)).toEqual({ first: 25, last: 27 });
  expect(clipExtent({ first: -3, last: -1 }, 28)).toBeNull();
  expect(clipBox({ y: { first: 1, last: 2 }, x: { first: 28, last: 30 } }, { h: 28, w: 28 })).toBeNull();
});

test("a residual block sees what its wider branch sees", () => {
  const block = { ...residual.create("res"), channels: 4, stride: 2 };
  const graph = graphOf(network({ c: 4, h: 16, w: 16 }, conv("a", { channels: 4 }), block));
  const at = (name: string) => fieldOfValue(graph, graph.nodes.find((n) => n.name === name)?.output ?? -1);
  // By hand: 3, then 3 + 2 = 5 at stride 2, then 5 + 2 * 2 = 9; the shortcut stays 3 with jump 2.
  expect(at("res.proj")?.y).toEqual({ size: 3, jump: 2, firstCentre: 0 });
  expect(at("res.conv2")?.y).toEqual({ size: 9, jump: 2, firstCentre: 0 });
  expect(at("res.add")?.y).toEqual({ size: 9, jump: 2, firstCentre: 0 });
});

test("a residual block keeps the half-pixel centre of a window before it", () => {
  // The pool sees pixels 0 and 1, centred on 0.5; two 3 x 3 convolutions add two pixels on each side.
  const graph = graphOf(
    network({ c: 1, h: 9, w: 9 }, pool("p", { kernel: [2, 2], stride: [1, 1] }), residual.create("res")),
  );
  const field = fieldOfValue(graph, graph.output);
  expect(field?.y).toEqual({ size: 6, jump: 1, firstCentre: 0.5 });
});

test("units behind a dense layer, a flattened map or a global mean see everything", () => {
  const input = { c: 2, h: 6, w: 6 };
  for (const layer of [flatten.create("x"), globalAvgPool2d.create("x")]) {
    const fields = describe(network(input, conv("a"), layer, dense.create("d"))).layers.map(
      (l) => l.field?.y.size ?? null,
    );
    expect(fields).toEqual([3, null, null]);
  }
  // A map of one pixel keeps its unit's field.
  const single = describe(
    network(input, conv("a", { kernel: [6, 6], padding: "valid" }), flatten.create("x"), dense.create("d")),
  );
  expect(single.layers.map((l) => l.field?.y.size ?? null)).toEqual([6, 6, 6]);
});
