import { expect, test } from "@playwright/test";
import { adaptiveAvgPool2d } from "#nn/layers/adaptive-avg-pool2d.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { globalAvgPool2d } from "#nn/layers/global-avg-pool2d.ts";
import { residual } from "#nn/layers/residual.ts";
import { upsample } from "#nn/layers/upsample.ts";
import { clipBox, clipExtent } from "#nn/field-box.ts";
import { axisExtent, fieldExtent, fieldOfValue, graphFields } from "#nn/receptive-field.ts";
import { describe } from "#nn/report.ts";
import type { LayerSpec } from "#nn/types.ts";
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
  expect(sizes).toEqual([
    [5, 5, 1],
    [5, 5, 1],
    [6, 6, 2],
    [14, 14, 2],
    [14, 14, 2],
    [16, 16, 4],
    // A flattened unit sees what it saw in its map; a dense one sees the whole input, like all others.
    [16, 16, 4],
    [28, 28, 0],
  ]);
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

test("units behind a dense layer or a global mean all see everything, flattened ones what they saw in their maps", () => {
  const input = { c: 2, h: 6, w: 6 };
  const fields = (layer: LayerSpec) =>
    describe(network(input, conv("a"), layer, dense.create("d"))).layers.map((l) => [l.field?.y.size, l.field?.y.jump]);
  expect(fields(flatten.create("x"))).toEqual([
    [3, 1],
    [3, 1],
    [6, 0],
  ]);
  expect(fields(globalAvgPool2d.create("x"))).toEqual([
    [3, 1],
    [6, 0],
    [6, 0],
  ]);
  // A map of one pixel keeps its unit's field.
  const single = describe(
    network(input, conv("a", { kernel: [6, 6], padding: "valid" }), flatten.create("x"), dense.create("d")),
  );
  expect(single.layers.map((l) => l.field?.y.size ?? null)).toEqual([6, 6, 6]);
});

/** Size, jump and first pixel of unit 0 of the last layer's field, and all its sizes where they differ. */
function lastField(...layers: readonly LayerSpec[]) {
  const field = describe(network({ c: 1, h: 12, w: 12 }, ...layers)).layers.at(-1)?.field;
  if (!field) throw new Error("no field");
  const sizes = field.y.extents?.map(({ first, last }) => last - first + 1) ?? [];
  return [field.y.size, field.y.jump, axisExtent(field.y, 0).first, ...new Set(sizes.toSorted((a, b) => a - b))];
}

test("upsampling keeps the field of the pixels that it copies or blends", () => {
  const doubled = upsample.create("u");
  const blended: LayerSpec = { ...doubled, mode: "bilinear" };
  expect(lastField(conv("a"), doubled)).toEqual([3, 0.5, -1, 3]);
  // Three neighbours of a doubled map are two pixels; four times as large, one or two.
  expect(lastField(doubled, conv("a"))).toEqual([2, 0.5, -1, 2]);
  expect(lastField(doubled, { ...doubled, id: "v" }, conv("a"))).toEqual([2, 0.25, -1, 1, 2]);
  expect(lastField(conv("a"), blended)).toEqual([4, 0.5, -2, 4]);
  expect(lastField({ ...blended, factor: 3 })).toEqual([2, 1 / 3, -1, 1, 2]);
  // Down again by two, each unit sees one pixel, and they lie as at first.
  expect(lastField(doubled, conv("a", { kernel: [2, 2], stride: [2, 2], padding: "valid" }))).toEqual([1, 1, 0, 1]);
});

test("adaptive pooling to a size that does not divide the map has windows of several sizes", () => {
  const pooled: LayerSpec = { ...adaptiveAvgPool2d.create("p"), size: [5, 5] };
  // 12 pixels in 5 windows: 0 .. 2, 2 .. 4, 4 .. 7, 7 .. 9, 9 .. 11.
  expect(lastField(pooled)).toEqual([4, 2.4, 0, 3, 4]);
  expect(lastField(conv("a"), pooled)).toEqual([6, 2.4, -1, 5, 6]);
  expect(lastField({ ...pooled, size: [4, 4] })).toEqual([3, 3, 0]);
  expect(lastField({ ...pooled, size: [1, 1] })).toEqual([12, 0, 0]);
});
