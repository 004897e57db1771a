import { expect, test } from "@playwright/test";
import { channelShuffle } from "#nn/layers/channel-shuffle.ts";
import { describe } from "#nn/report.ts";
import { conv, golden, network } from "../fixtures/unit/network.ts";

const spec = (groups: number) => ({ ...channelShuffle.create("s"), groups });

test("a channel shuffle keeps the shape, has nothing to learn and looks at one pixel", () => {
  const input = { c: 6, h: 5, w: 3 };
  expect(channelShuffle.infer(spec(3), [input])).toEqual({ ok: true, output: input });
  const [, row] = describe(network({ c: 3, h: 7, w: 5 }, conv("c", { channels: 6 }), spec(3))).layers;
  expect(row).toMatchObject({ label: "shuffle1", parameters: 0, macs: 0, field: { y: { size: 3 }, x: { size: 3 } } });
});

test("groups that do not divide the channels are refused with what to do", () => {
  expect(channelShuffle.infer(spec(4), [{ c: 6, h: 1, w: 1 }])).toEqual({
    ok: false,
    reason: "6 channels do not divide into 4 groups.",
    fix: "Choose a number of groups that divides 6, or change the number of channels before this layer.",
  });
  expect(channelShuffle.infer(spec(0), [{ c: 6, h: 1, w: 1 }])).toMatchObject({ ok: false });
});

test("each unit comes from where PyTorch takes it", () => {
  interface Case {
    readonly attrs: { readonly spec: { readonly groups: number } };
    readonly inputs: { readonly x: Tensor };
    readonly outputs: { readonly y: Tensor };
  }
  interface Tensor {
    readonly shape: readonly [number, number, number, number];
    readonly data: readonly number[];
  }
  const { attrs, inputs, outputs } = golden<Case>("layer_channel_shuffle_0");
  const [, c, h, w] = inputs.x.shape;
  const value = ({ data }: Tensor) => ({ shape: { c, h, w }, data: Float32Array.from(data.slice(0, c * h * w)) });
  const [input, output] = [value(inputs.x), value(outputs.y)];
  const none = new Float32Array();
  for (let channel = 0; channel < c; channel++) {
    const reading = { inputs: [input], output, weight: none, bias: none, statistics: null };
    const unit = { c: channel, y: 1, x: 2 };
    expect(channelShuffle.explain(spec(attrs.spec.groups), { ...reading, unit })).toMatchObject({
      kind: "mix",
      rule: "sum",
      value: output.data[(channel * h + 1) * w + 2],
      terms: [{ from: { y: 1, x: 2 }, weight: 1 }],
    });
  }
});
