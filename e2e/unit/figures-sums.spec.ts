import { expect, test } from "@playwright/test";
import { factor, pixels, plain, signed } from "#figures/numbers.ts";
import {
  groupTaps,
  rankTerms,
  relativeDifference,
  strongest,
  weightedChannels,
  windowSum,
} from "#figures/sum/terms.ts";
import { pixelOf, readsPicture, sourceOf, standardisedText } from "#figures/sum/sum-source.ts";
import { activation } from "#nn/layers/activation.ts";
import { dense } from "#nn/layers/dense.ts";
import { flatten } from "#nn/layers/flatten.ts";
import { residual } from "#nn/layers/residual.ts";
import type { LayerSpec } from "#nn/types.ts";
import type { Term } from "#nn/unit-explanation.ts";
import { conv, graphOf, network, pool } from "../fixtures/unit/network.ts";

function term(ci: number, ky: number, kx: number, value: number, weight: number): Term {
  return { ci, ky, kx, iy: ky, ix: kx, inside: true, value, weight };
}

const terms: readonly Term[] = [
  term(4, 0, 0, 1, 2),
  term(4, 0, 1, 3, -1),
  term(4, 1, 0, 0, 9),
  term(4, 1, 1, 0.5, 2),
  term(5, 0, 0, -4, 1),
  term(5, 0, 1, 2, 2),
  term(5, 1, 0, 1, -1),
  term(5, 1, 1, 10, 0.25),
];

test("a convolution's terms are grouped by input channel, with the sum of each", () => {
  const channels = weightedChannels(terms);
  expect(channels.map(({ ci, rows, columns, sum }) => ({ ci, rows, columns, sum }))).toEqual([
    { ci: 4, rows: 2, columns: 2, sum: 2 - 3 + 0 + 1 },
    { ci: 5, rows: 2, columns: 2, sum: -4 + 4 - 1 + 2.5 },
  ]);
  expect(channels[1]?.taps).toEqual(terms.slice(4));
});

test("a window that is not square keeps its rows and columns", () => {
  const [group] = groupTaps([term(0, 0, 0, 1, 1), term(0, 0, 1, 1, 1), term(0, 0, 2, 1, 1)]);
  expect(group).toMatchObject({ rows: 1, columns: 3 });
});

test("contributions are sorted by magnitude; equal ones keep their order", () => {
  expect(rankTerms(terms).map(({ index, product }) => [index, product])).toEqual([
    [4, -4],
    [5, 4],
    [1, -3],
    [7, 2.5],
    [0, 2],
    [3, 1],
    [6, -1],
    [2, 0],
  ]);
});

test("unlisted contributions are summed", () => {
  const { top, rest, others } = strongest(terms, 3);
  expect(top.map(({ index }) => index)).toEqual([4, 5, 1]);
  expect(rest).toBeCloseTo(2.5 + 2 + 1 - 1, 12);
  expect(others).toBe(5);
  expect(strongest(terms, 50)).toMatchObject({ rest: 0, others: 0 });
});

test("differences are relative to the magnitudes summed, so that cancelling sums are judged fairly", () => {
  const two = [term(0, 0, 0, 1, 100), term(0, 0, 1, 1, -100)];
  expect(relativeDifference({ terms: two, bias: null, sum: 0, result: 1e-3 })).toBeCloseTo(5e-6, 12);
  expect(relativeDifference({ terms: two, bias: -50, sum: 0, result: -1e-3 })).toBeCloseTo(4e-6, 12);
  expect(relativeDifference({ terms: [], bias: null, sum: 0, result: 0 })).toBe(0);
});

test("a window's sum", () => {
  expect(windowSum(terms.slice(0, 4))).toBe(4.5);
});

test("numbers have a real minus sign and only significant decimals", () => {
  expect(plain(-0.31250001)).toBe("−0.3125");
  expect(plain(0)).toBe("0");
  expect(plain(12345.678)).toBe("12345.7");
  expect(plain(-0.00001234)).toBe("−1.2e−5");
  expect(plain(3.1e12)).toBe("3.1e+12");
  expect(plain(Number.NaN)).toBe("NaN");
  expect(plain(Number.NEGATIVE_INFINITY)).toBe("−∞");
  expect(signed(-0.5)).toBe("− 0.5000");
  expect(signed(0.5)).toBe("+ 0.5000");
  expect(factor(-0.5)).toBe("(−0.5000)");
  expect(factor(0.5)).toBe("0.5000");
  expect(pixels(-6)).toBe("−6");
  expect(pixels(7.25)).toBe("7.3");
});

const MNIST = { mean: 0.131719, std: 0.309138 };
const AS_IT_IS = { mean: 0, std: 1 };

test("a standardised image is coloured by the values in the sum, an unstandardised one by its pixels", () => {
  const graph = graphOf(network({ c: 1, h: 2, w: 2 }, conv("a"), activation.create("r"), conv("b")));
  const pixels = Float32Array.of(0, 0.25, 0.5, 1);
  const changed = sourceOf(graph, 0, "input", { pixels, normalisation: MNIST });
  const asItIs = sourceOf(graph, 0, "input", { pixels, normalisation: AS_IT_IS });
  expect([changed.scale, asItIs.scale]).toEqual(["signed", "unit"]);
  const tap = term(0, 1, 0, 1.19, 1);
  expect([pixelOf(changed, tap), pixelOf(asItIs, tap)]).toEqual([0.5, null]);
  expect(pixelOf(changed, { ...tap, inside: false })).toBeNull();
  expect([1, 2].map((value) => sourceOf(graph, value, "x", { pixels, normalisation: MNIST }).scale)).toEqual([
    "signed",
    "magnitude",
  ]);
  expect(pixelOf(sourceOf(graph, 1, "conv1", { pixels, normalisation: MNIST }), tap)).toBeNull();
});

test("the note says what black and white become after standardising", () => {
  expect(standardisedText(MNIST)).toBe(
    "Pixels are standardised before the first layer: (pixel − 0.1317) ÷ 0.3091. Black, 0, becomes −0.426; white, 1, becomes 2.809.",
  );
  expect(standardisedText(AS_IT_IS)).toBeNull();
});

test("exactly the sums that read the input image, flattened or next to a block, mention standardising", () => {
  const reading = (...layers: readonly LayerSpec[]): readonly string[] => {
    const graph = graphOf(network({ c: 2, h: 4, w: 4 }, ...layers));
    return graph.nodes.flatMap((node) => (readsPicture(graph, node) ? [node.name] : []));
  };
  expect(reading(pool("p"), conv("c"))).toEqual(["p"]);
  expect(reading(flatten.create("f"), dense.create("d"), dense.create("e"))).toEqual(["f", "d"]);
  expect(reading({ ...residual.create("r"), channels: 2 })).toEqual(["r.conv1", "r.add"]);
});
