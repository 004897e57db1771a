import { expect, test } from "@playwright/test";
import { AXES, diameterOf, ERROR, guessAt, placeOf, STEPS, stepOf } from "#content/scenes/17-imagenet/axes.ts";
import { account, entries, entryOf, NETWORKS, publishedOf } from "#content/scenes/17-imagenet/entries.ts";
import { rankOf } from "#content/scenes/17-imagenet/rank.ts";
import { errorsOf, guessText, networkNote, topText } from "#content/scenes/17-imagenet/verdict.ts";
import { describe } from "#nn/report.ts";

const KINDS = ["contest", "single"] as const;
const AGAINST = ["depth", "year", "parameters", "macs"] as const;

test("imagenet: depth, parameters and MACs are those that the networks are known by", () => {
  expect(entries.map(({ id }) => id)).toEqual([...NETWORKS]);
  // The numbers in the names; AlexNet has five convolutions and three dense layers.
  expect(entries.map((entry) => account(entry).depth)).toEqual([8, 16, 19, 34, 50, 101, 152]);
  for (const entry of entries) {
    const { parameters, macs } = describe(entry.architecture);
    expect(account(entry)).toMatchObject({ parameters, macs });
    const columns = account(entry).columns.reduce((sum, column) => sum + column.macs, 0);
    expect(columns / macs).toBeGreaterThan(0.99);
  }
});

test("imagenet: every network has its place on every chart", () => {
  for (const entry of entries)
    for (const against of AGAINST)
      for (const kind of KINDS) {
        const place = placeOf(entry, against, kind);
        expect(place === null).toBe(publishedOf(entry, kind) === null);
        if (!place) continue;
        for (const share of [place.across, place.up]) {
          expect(share, `${entry.id} ${against}`).toBeGreaterThan(0);
          expect(share, `${entry.id} ${against}`).toBeLessThan(1);
        }
      }
  expect(entries.filter(({ contest }) => contest).map(({ id }) => id)).toEqual(["alexnet", "vgg16", "resnet152"]);
  const [vgg, resnet] = [entryOf("vgg16"), entryOf("resnet50")].map((entry) => diameterOf(entry) ** 2);
  expect((vgg ?? 0) / (resnet ?? 1)).toBeCloseTo(138_357_544 / 25_557_032, 5);
});

test("imagenet: a guess is where it was put", () => {
  expect(guessAt({ y: 0, x: 0 })).toEqual({ error: ERROR.max, depth: AXES.depth.min });
  expect(guessAt({ y: STEPS.y, x: STEPS.x })).toEqual({ error: 0, depth: AXES.depth.max });
  for (let y = 0; y <= STEPS.y; y += 7)
    // At the left a step is less than a layer.
    for (let x = 40; x <= STEPS.x; x += 5) expect(stepOf(guessAt({ y, x }))).toEqual({ y, x });
});

test("imagenet: what is said holds", () => {
  expect(guessText(null)).toBe("Measured: the winner had 3.57 % as published, and 152 layers by our count.");
  expect(guessText({ error: 5, depth: 38 })).toMatch(
    /: 1\.4 percentage points away, and 4\.0 times as deep as you said\.$/,
  );
  expect(guessText({ error: 3.57, depth: 150 })).toMatch(
    /: 0\.0 percentage points away, and about as deep as you said\.$/,
  );
  expect(guessText({ error: 2, depth: 304 })).toMatch(/you said 2\.0 times as many layers\.$/);
  expect(networkNote(entryOf("resnet152"), "contest")).toMatch(
    /^152 layers with weights, 11\.51 billion MACs .* 3\.57 %: six networks .*\(He et al\. 2016/,
  );
  expect(networkNote(entryOf("vgg19"), "contest")).toMatch(/no error of its own/);
  // The experiments' claims.
  const [vgg, deep, small] = [entryOf("vgg16"), entryOf("resnet152"), entryOf("resnet34")];
  expect(account(deep).parameters / account(vgg).parameters).toBeLessThan(0.5);
  expect((deep.contest?.error ?? 0) / (vgg.contest?.error ?? 1)).toBeLessThan(0.5);
  expect(account(small).macs / account(vgg).macs).toBeCloseTo(0.24, 2);
  expect(small.single.error).toBeLessThan(vgg.single.error);
});

test("imagenet: ranks and top-k errors, by hand", () => {
  expect(rankOf([0.1, 3, 2, -1], 1)).toBe(1);
  expect(rankOf([0.1, 3, 2, -1], 3)).toBe(4);
  // A score that cannot be told from the right one's does not count as behind it.
  expect(rankOf([1, 1, 0], 0)).toBe(2);
  const ranks = [1, 1, 2, 6, 1, 3, 1, 1];
  expect([1, 2, 3, 4, 5].map((k) => errorsOf(ranks, k))).toEqual([3, 2, 1, 1, 1]);
  expect(topText(ranks, 5)).toBe(
    "Top-5 error: 12.50 %. For 1 of 8 test digits the right class is not among its first 5 guesses.",
  );
});
