import { expect, test } from "@playwright/test";
import { blockNetwork, blockWeights, placesOf } from "#content/scenes/22-resnet/block.ts";
import { blockName, KINDS, racer, racersBlocks, weightedLayers } from "#content/scenes/22-resnet/network.ts";
import { blockSizes, EVERY, gradientRows, standingOf, STEPS } from "#content/scenes/22-resnet/race.ts";
import { blocksOf, DEPTHS, state } from "#content/scenes/22-resnet/state.ts";
import {
  ablationText,
  blockText,
  finishOrder,
  finishText,
  gradientText,
  ratioLabel,
  ratioOf,
  ratioText,
  RUNNERS,
  shareText,
  sizesText,
  unracedText,
  verdict,
  waitingText,
} from "#content/scenes/22-resnet/verdict.ts";
import { graphOf, nodeParameters, valueShape } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { describe } from "#nn/report.ts";
import type { ParameterValues } from "#nn/types.ts";

const settings = DEPTHS.flatMap((depth) => [true, false].map((normalised) => ({ depth, normalised })));

const textOf = (values: ParameterValues): string =>
  [...values].map(([name, each]) => `${name}: ${each.join()}`).join(";");

test("the racers have the same layers with weights, and the same weights to begin with: they differ in the additions alone", () => {
  for (const setting of settings) {
    const [plain, residual] = KINDS.map((kind) => graphOf(racer(kind, setting)));
    if (!plain || !residual) throw new Error("no networks");
    expect(textOf(initialValues(plain, 5)) === textOf(initialValues(residual, 5))).toBe(true);
    expect(residual.nodes.length - plain.nodes.length).toBe(blocksOf(setting.depth));
    const weighted = plain.nodes.filter(({ spec }) => spec.type === "conv2d" || spec.type === "dense");
    expect(weighted.map(({ name }) => name)).toEqual(weightedLayers(setting));
    expect(weighted).toHaveLength(setting.depth);
    expect(describe(racer("residual", setting)).output).toMatchObject({ c: 10, h: 1, w: 1 });
  }
});

test("what is added and what it is added to have one shape, in every residual block and in no plain one", () => {
  for (const setting of settings) {
    const graph = graphOf(racer("residual", setting));
    const blocks = racersBlocks("residual", setting);
    expect(blocks).toHaveLength(blocksOf(setting.depth));
    for (const [i, { x, f }] of blocks.entries()) {
      expect(valueShape(graph, x)).toEqual({ c: 8, h: 7, w: 7 });
      expect(valueShape(graph, f)).toEqual(valueShape(graph, x));
      const made = graph.nodes.find(({ output }) => output === f)?.name ?? "";
      expect(made.startsWith(`${blockName(i + 1)}.`)).toBe(true);
    }
    expect(racersBlocks("plain", setting)).toEqual([]);
  }
});

test("a network without one of its blocks needs no weights but those that it has learnt", () => {
  for (const kind of KINDS) {
    const names = (without: number) => {
      const graph = graphOf(racer(kind, { depth: 10, normalised: true }, without));
      return graph.nodes.flatMap((node) => nodeParameters(node, graph).map(({ name }) => `${node.name}.${name}`));
    };
    const all = names(0);
    for (let block = 1; block <= 4; block++)
      expect(names(block)).toEqual(all.filter((name) => !name.startsWith(`${blockName(block)}.`)));
  }
});

function coursesOf(plain: readonly number[], residual: readonly number[]) {
  const of = (losses: readonly number[]) => ({
    losses,
    sights: losses.map((_, i) => ({
      step: i * EVERY,
      gradients: new Map(weightedLayers({ depth: 6 }).map((layer, at) => [layer, at + i] as const)),
      sizes: new Map([
        [4, 2 + i],
        [9, 1],
      ]),
    })),
  });
  return { plain: of(plain), residual: of(residual) };
}

test("a race stands as the mean of the last steps that both have made", () => {
  expect(standingOf(coursesOf([2], [4]))).toEqual({ steps: 1, over: 1, plain: 2, residual: 4 });
  expect(standingOf(coursesOf([2, 4, 100], [4, 6]))).toEqual({ steps: 2, over: 2, plain: 3, residual: 5 });
  const long = Array.from({ length: STEPS }, (_, i) => (i < STEPS - 20 ? 1000 : 3));
  expect(standingOf(coursesOf(long, long))).toEqual({ steps: STEPS, over: 20, plain: 3, residual: 3 });
  expect(standingOf({ plain: coursesOf([1], [1]).plain })).toBeNull();
  const { residual } = coursesOf([1, 1], [1, 1]);
  expect(gradientRows(residual, { depth: 6 })).toEqual([
    [0, 1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5, 6],
  ]);
  expect(blockSizes(residual, [{ x: 4, f: 9 }], "first")).toEqual([{ x: 2, f: 1 }]);
  expect(blockSizes(residual, [{ x: 4, f: 9 }], "last")).toEqual([{ x: 3, f: 1 }]);
});

test("what is said of a race holds for every standing", () => {
  const losses = [0.03, 0.6, 1, 1.04, 2.3, 38, 365, Number.NaN, Number.POSITIVE_INFINITY];
  for (const steps of [1, 2, 70, STEPS])
    for (const plain of losses)
      for (const residual of losses) {
        const standing = { steps, over: Math.min(20, steps), plain, residual };
        const isOver = steps === STEPS;
        const [text, ratio] = [verdict(standing, isOver), ratioOf(standing)];
        expect(text).not.toMatch(/undefined|null|\s\s/);
        const isFinite = Number.isFinite(plain) && Number.isFinite(residual);
        expect(ratio === null).toBe(!isFinite);
        expect(ratioText(standing)).toBe(isFinite ? (plain / residual).toFixed(2) : "none");
        const leads = /The (plain|residual) network is ahead/.exec(text)?.[1] ?? null;
        if (isFinite && leads) expect(leads).toBe(plain < residual ? "plain" : "residual");
        if (isFinite && !leads) {
          expect(text).toContain("They are even.");
          expect(Math.abs(plain / residual - 1)).toBeLessThan(0.05);
        }
        if (!isFinite) expect(text).toContain("beyond what floating point can hold");
        expect(text.includes("4,800 digits was seen twice")).toBe(isOver && isFinite);
        expect(text.includes("ln 10 = 2.30")).toBe(steps === 1);
        expect(ratioLabel(standing)).toContain(steps === 1 ? "before the first step" : `last ${standing.over} steps`);
        expect(unracedText(standing)).toMatch(/^Measured: .*\.$/);
      }
  expect(verdict(null, false)).toBe("");
  expect(ratioText(null)).toBe("…");
  expect(unracedText(null)).toBeNull();
});

test("the four runners are put in order by their losses, what is no number last", () => {
  const finish = { "plain 10": 1.5, "plain 34": Number.NaN, "residual 10": 1, "residual 34": 0.8 };
  const order = ["residual 34", "residual 10", "plain 10", "plain 34"];
  expect(finishOrder(finish)).toEqual(order);
  expect(finishText(null, finish)).toMatch(/^Measured: residual 34 layers 0\.80, residual 10 layers 1\.00/);
  expect(finishText(order, finish)).toMatch(/^The order you predicted\. Measured: /);
  expect(waitingText(order)).toContain("residual 34, residual 10, plain 10, plain 34 layers, best first.");
  expect(finishText(RUNNERS, finish)).toMatch(/^Not the order you predicted\. Measured: /);
});

test("gradients, sizes and accuracies are told in words", () => {
  expect(gradientText([1, 29.2, 3, 4, 0.171, 6])).toBe("gradient norms: first block 29, last block 0.17");
  expect(gradientText([])).toBe("");
  const sizes = [
    { x: 2, f: 1 },
    { x: 4, f: 1 },
  ];
  expect(sizesText(sizes, true)).toBe(
    "Before training |F(x)| is 0.50 |x| in the first block and 0.25 |x| in the last.",
  );
  expect(sizesText(sizes, false)).toMatch(/^Now /);
  expect(sizesText([{ x: Number.NaN, f: 1 }], false)).toBe("");
  const ablation = { block: 3, whole: { plain: 0.25, residual: 0.74 }, without: { plain: 0.1, residual: 0.58 } };
  expect(ablationText("plain", ablation)).toBe("25 % of test digits correct; without block 3, 10 %");
  expect(ablationText("residual", { ...ablation, without: null })).toBe("74 % of test digits correct");
});

test("the one block has a projection where its output is smaller, and its F can be turned down to nothing", () => {
  for (const size of ["same", "halved"] as const) {
    const graph = graphOf(blockNetwork({ size }));
    const places = placesOf(graph);
    const shape = size === "same" ? { c: 4, h: 48, w: 48 } : { c: 8, h: 24, w: 24 };
    for (const value of [places.f, places.shortcut, places.sum]) expect(valueShape(graph, value)).toEqual(shape);
    expect(places.shortcut === places.x).toBe(size === "same");
    expect(placesOf(graphOf(blockNetwork({ size }, "without")))).toMatchObject({
      x: places.x,
      f: places.f,
      sum: places.f,
    });
    const [none, all] = [0, 10].map((share) => blockWeights({ size, share }).get("block.conv2.weight") ?? []);
    expect([...(none ?? [])].every((weight) => weight === 0)).toBe(true);
    expect([...(all ?? [])]).toEqual([...(initialValues(graph, 3).get("block.conv2.weight") ?? [])]);
    for (let share = 0; share <= 10; share++)
      for (const toX of [0.4, 0.98, 1, 1.5])
        for (const withoutShortcut of [0, 0.7]) {
          const text = blockText({ size, share }, { toF: 1, toShortcut: 1, toX, withoutShortcut });
          expect(text).toContain(withoutShortcut === 0 ? "nothing would reach x" : "0.70 of it would reach x");
          expect(text.includes(share === 0 ? "through W" : "from W")).toBe(size === "halved");
          if (share === 0) expect(text).toContain("F adds nothing");
          else expect(text.includes("larger than the gradient")).toBe(toX === 1.5);
          expect(shareText(share)).not.toBe("");
        }
  }
  expect(state.initial).toMatchObject({ depth: 34, normalised: true });
});
