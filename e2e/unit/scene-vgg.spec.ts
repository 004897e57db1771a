import { expect, test } from "@playwright/test";
import {
  architectureOf,
  type Chain,
  CHANNELS,
  croppedTo,
  inputOf,
  KERNELS,
  kernelsOf,
  lengths,
  nameOf,
  parametersOf,
  SIDE,
  sidesOf,
  squaresOf,
  weightsOf,
} from "#content/scenes/19-vgg/chain.ts";
import { chosenOf, columnText, countOf, networks, totalOf, totalText } from "#content/scenes/19-vgg/networks.ts";
import { betweenNote, fieldNote, toldText, weightsNote } from "#content/scenes/19-vgg/verdict.ts";
import { graphOf } from "#nn/graph.ts";
import { measureField } from "#nn/measured-field.ts";

const chains: readonly Chain[] = KERNELS.flatMap((kernel) =>
  [false, true].flatMap((broken) =>
    [false, true].flatMap((relu) => CHANNELS.map((channels) => ({ kernel, broken, relu, channels }))),
  ),
);

interface Map3 {
  readonly side: number;
  /** (C, H, W) */
  readonly data: Float64Array;
}

function forEachTap(channels: number, k: number, side: number, visit: (w: number, to: number, from: number) => void) {
  const out = side - k + 1;
  for (let co = 0; co < channels; co++)
    for (let ci = 0; ci < channels; ci++)
      for (let ky = 0; ky < k; ky++)
        for (let kx = 0; kx < k; kx++)
          for (let y = 0; y < out; y++)
            for (let x = 0; x < out; x++)
              visit(
                ((co * channels + ci) * k + ky) * k + kx,
                (co * out + y) * out + x,
                (ci * side + y + ky) * side + x + kx,
              );
}

/** The chain run forward, and back from the middle unit of its first map, by loops written for this test. */
function byLoops(chain: Chain): { readonly output: Map3; readonly gradient: Float32Array } {
  const { channels } = chain;
  const weights = [...weightsOf(chain).values()];
  const kernels = kernelsOf(chain);
  const maps: Map3[] = [{ side: SIDE, data: Float64Array.from(inputOf(chain)) }];
  kernels.forEach((k, i) => {
    const { side, data } = maps[i] ?? { side: 0, data: new Float64Array() };
    const read = i > 0 && chain.relu ? data.map((value) => Math.max(0, value)) : data;
    const out = side - k + 1;
    const next = new Float64Array(channels * out * out);
    forEachTap(channels, k, side, (w, to, from) => {
      next[to] = (next[to] ?? 0) + (weights[i]?.[w] ?? 0) * (read[from] ?? 0);
    });
    maps.push({ side: out, data: next });
  });
  const output = maps.at(-1) ?? { side: 0, data: new Float64Array() };
  let gradient = new Float64Array(output.data.length);
  gradient[(output.side ** 2 - 1) / 2] = 1;
  for (let i = kernels.length - 1; i >= 0; i--) {
    const { side, data } = maps[i] ?? output;
    const own = gradient;
    const below = new Float64Array(data.length);
    forEachTap(channels, kernels[i] ?? 0, side, (w, to, from) => {
      below[from] = (below[from] ?? 0) + (weights[i]?.[w] ?? 0) * (own[to] ?? 0);
    });
    gradient = i > 0 && chain.relu ? below.map((value, at) => ((data[at] ?? 0) > 0 ? value : 0)) : below;
  }
  return { output, gradient: Float32Array.from(gradient) };
}

/** The largest difference between the chain's first map and that of the one kernel read off the gradient. */
function differenceOf(chain: Chain) {
  const { kernel: k, channels } = chain;
  const { output, gradient } = byLoops(chain);
  const filter = croppedTo(chain, gradient);
  const input = inputOf(chain);
  let [difference, scale] = [0, 0];
  for (let y = 0; y < output.side; y++)
    for (let x = 0; x < output.side; x++) {
      let sum = 0;
      for (let c = 0; c < channels; c++)
        for (let i = 0; i < k * k; i++)
          sum += (filter[c * k * k + i] ?? 0) * (input[(c * SIDE + y + Math.floor(i / k)) * SIDE + x + (i % k)] ?? 0);
      const own = output.data[y * output.side + x] ?? 0;
      difference = Math.max(difference, Math.abs(own - sum));
      scale = Math.max(scale, Math.abs(own));
    }
  return { difference, scale, field: measureField(gradient, { c: channels, h: SIDE, w: SIDE }), gradient };
}

test("vgg: the field stays, with and without ReLU, and only the ReLU keeps a chain from being one layer", () => {
  for (const chain of chains) {
    const { difference, scale, field, gradient } = differenceOf(chain);
    const state = JSON.stringify(chain);
    const side = chain.kernel;
    expect(fieldNote({ field }, side), state).toBe(
      `The top unit's gradient reaches ${side} × ${side} pixels; at all ${side * side} of them it is not zero.`,
    );
    expect(lengths(gradient).filter((length) => length > 0)).toHaveLength(side * side);
    const isLinear = !chain.broken || !chain.relu;
    expect(difference <= 1e-5 * scale, state).toBe(isLinear);
    const note = betweenNote(chain, { difference, scale });
    if (!isLinear) {
      expect(difference / scale, state).toBeGreaterThan(0.1);
      expect(note).toMatch(/another map: .* No single (5 × 5|7 × 7) layer computes this\.$/);
    } else expect(note).toMatch(chain.broken ? /same map.*in disguise\.$/ : /^One layer: .*same map/);
  }
});

test("vgg: weights, by counting what the layers hold", () => {
  for (const chain of chains) {
    const held = [...weightsOf(chain).values()].reduce((sum, { length }) => sum + length, 0);
    const squares = { "5false": 25, "5true": 18, "7false": 49, "7true": 27 }[`${chain.kernel}${chain.broken}`];
    expect(squaresOf(chain)).toBe(squares);
    expect(parametersOf(chain)).toBe(held);
    expect(held).toBe((squares ?? 0) * chain.channels ** 2);
    const note = weightsNote(chain, held);
    expect(note).toMatch(/The GPU stores that many\.$/);
    expect(weightsNote(chain, held + 1)).not.toMatch(/that many/);
    expect(/: (\d+) %/.exec(note)?.[1]).toBe(chain.broken ? { 5: "72", 7: "55" }[chain.kernel] : undefined);
    const { shape } = graphOf(architectureOf(chain)).values.at(-1) ?? {};
    expect(shape?.h).toBe(sidesOf(chain).at(-1));
  }
  expect(nameOf({ kernel: 7, broken: true })).toBe("three 3 × 3");
  expect(nameOf({ kernel: 5, broken: true })).toBe("two 3 × 3");
  expect(nameOf({ kernel: 5, broken: false })).toBe("one 5 × 5");
});

test("vgg: what was drawn is told beside what is stored", () => {
  expect(toldText(null, [18, 27])).toBe("Measured: 18 C² for two layers and 27 C² for three.");
  expect(toldText([25, 49], [18, 27])).toMatch(/^You drew 25 and 49\. Stored on the GPU: 18 C²/);
  expect(toldText([18, 27], [18, 27])).toMatch(/which is right: /);
});

test("vgg: what the text says of the networks holds", () => {
  const [alexnet, vgg16, vgg19] = networks;
  if (!alexnet || !vgg16 || !vgg19) throw new Error("There are three networks");
  expect([alexnet, vgg16, vgg19].map((each) => [countOf(each, "conv"), countOf(each, "dense")])).toEqual([
    [5, 3],
    [13, 3],
    [16, 3],
  ]);
  expect(totalOf(vgg16, "weights")).toBe(138_357_544);
  expect(totalOf(vgg19, "weights")).toBe(143_667_240);
  expect(totalOf(alexnet, "weights")).toBe(60_965_224);
  expect(Math.round((100 * totalOf(vgg16, "weights", "dense")) / totalOf(vgg16, "weights"))).toBe(89);
  expect(Math.round((100 * totalOf(vgg16, "macs", "dense")) / totalOf(vgg16, "macs"))).toBe(1);
  expect(Math.round(totalOf(vgg16, "macs") / totalOf(alexnet, "macs"))).toBe(21);
  for (const network of [vgg16, vgg19])
    for (const { kernel } of network.columns) expect(kernel === null || kernel === 3).toBe(true);
  expect(totalText(vgg16, "macs")).toBe(
    "13 convolutional + 3 dense layers: 15.47 billion MACs, under 1 % of them in the dense layers",
  );
});

test("vgg: every layer can be looked at, and a number beyond the last is the last", () => {
  for (const { id, columns } of networks)
    for (let layer = 0; layer < 19; layer++) {
      const { network, index, column } = chosenOf({ network: id, layer });
      expect(index).toBe(Math.min(layer, columns.length - 1));
      for (const measure of ["weights", "macs", "values"] as const)
        expect(columnText(network, column, measure)).toMatch(/: (dense|\d+ × \d+), .+ → .+\. .*\d.*\.$/);
    }
});
