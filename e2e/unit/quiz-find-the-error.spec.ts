import { expect, test } from "@playwright/test";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { figureText, shown } from "#quiz/figure-text.ts";
import { family } from "../../app/content/quizzes/find-the-error/family.ts";
import { promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

/** How many windows can be laid on an axis, tried from the start on. */
function windows(size: number, kernel: number, stride: number): number {
  let count = 0;
  for (let at = 0; at + kernel <= size; at += stride) count++;
  return count;
}

/** Weights of a convolution, counted tap by tap. */
function weights(filters: number, kernel: number, depth: number): number {
  let count = 0;
  for (let f = 0; f < filters; f++) for (let y = 0; y < kernel; y++) for (let x = 0; x < kernel; x++) count += depth;
  return count;
}

/** VGG-16 walked through by itself: what its layers put out, and what they cost. */
function walkVgg() {
  let [side, depth, macs, parameters, convolutions] = [224, 3, 0, 0, 0];
  const [outputs, poolOutputs]: [number[], number[]] = [[], []];
  for (const [count, filters] of [
    [2, 64],
    [2, 128],
    [3, 256],
    [3, 512],
    [3, 512],
  ] as const) {
    for (let i = 0; i < count; i++) {
      const own = weights(filters, 3, depth);
      [macs, parameters, depth] = [macs + own * side * side, parameters + own + filters, filters];
      outputs.push(filters * side * side);
      convolutions++;
    }
    side = windows(side, 2, 2);
    poolOutputs.push(depth * side * side);
  }
  let reads = depth * side * side;
  const dense: number[] = [];
  for (const units of [4096, 4096, 1000]) {
    [macs, parameters] = [macs + reads * units, parameters + reads * units + units];
    dense.push(reads * units);
    outputs.push(units);
    reads = units;
  }
  const values = 224 * 224 * 3 + [...outputs, ...poolOutputs].reduce((a, b) => a + b, 0);
  return { macs, parameters, convolutions, values, outputs, poolOutputs, dense };
}

/** The entries of the table as they are printed. */
function printedIn({ figure }: QuizQuestion): ReadonlyMap<string, string> {
  const grid = figure?.kind === "numbers" ? figure.grids[0] : undefined;
  return new Map(
    grid?.rows.map(([cell], i) => [
      grid.sides?.[i] ?? "",
      cell === null || cell === undefined ? "" : shown(cell, false),
    ]),
  );
}

const thousands = (value: number): string => value.toLocaleString("en-US");
const oneDecimal = (value: number): string => (Math.round(value / 1e5) / 10).toString();

/** What the entries should say, and the answer above level 1: counted here. */
interface Counted {
  readonly entries: Readonly<Record<string, string>>;
  readonly wrong: string;
  readonly right: string;
}

const pooled = (side: number): number => windows(side, 3, 2);
const smallest = (count: number, kernel: number, stride: number): number => {
  let side = 0;
  while (windows(side, kernel, stride) < count) side++;
  return side;
};

function alexnetImage(): Counted {
  const image = smallest(55, 11, 4);
  const [first, second] = [pooled(55), pooled(pooled(55))];
  const entries = {
    image: String(image),
    "after conv1": "55",
    "after pool1": String(first),
    "after pool2": String(second),
  };
  return { entries, wrong: "image", right: String(image) };
}

function squeezenetImage(): Counted {
  const image = smallest(111, 7, 2);
  const after = String(pooled(111));
  const entries = { image: String(image), "after conv1": "111", "after maxpool1": after, "after fire2": after };
  return {
    entries: { ...entries, "after maxpool4": String(pooled(pooled(111))) },
    wrong: "image",
    right: String(image),
  };
}

function neurons(): Counted {
  const [a, b, c] = [55, pooled(55), pooled(pooled(55))];
  const [first, ...others] = [96 * a * a, 256 * b * b, 384 * c * c, 384 * c * c, 256 * c * c, 4096].map(thousands);
  const names = ["conv2", "conv3", "conv4", "conv5", "first dense layer"];
  const entries = Object.fromEntries(names.map((name, i) => [name, others[i] ?? ""]));
  return { entries: { conv1: first ?? "", ...entries }, wrong: "conv1", right: String(96 * a * a) };
}

function googlenet(): Counted {
  const kilo = (count: number): string => `${thousands(Math.floor(count / 1024))} K`;
  const first = weights(64, 7, 3);
  const branches = [
    weights(64, 1, 192),
    weights(96, 1, 192),
    weights(128, 3, 96),
    weights(16, 1, 192),
    weights(32, 5, 16),
  ];
  const entries = {
    "first convolution": `${(first / 1024).toFixed(1)} K`,
    "second stage": kilo(weights(64, 1, 64) + weights(192, 3, 64)),
    "inception (3a)": kilo(branches.reduce((a, b) => a + b, 0) + weights(32, 1, 192)),
    "dense layer": kilo(1024 * 1000),
  };
  return { entries, wrong: "first convolution", right: String(first) };
}

function slides(): Counted {
  const entries = {
    "AlexNet: convolutional layers": "5",
    "AlexNet: units in conv1": "96",
    "AlexNet: side of conv1’s filters": "11",
    "VGG-16: side of the filters": "3",
  };
  const convolutions = String(walkVgg().convolutions);
  const wrong = "VGG-16: convolutional layers";
  return { entries: { ...entries, [wrong]: convolutions }, wrong, right: convolutions };
}

function notes(): Counted {
  const { values, parameters, outputs, poolOutputs, dense } = walkVgg();
  const wrong = "values in all";
  const entries = {
    "values after the first convolution": `${oneDecimal(outputs[0] ?? 0)} million`,
    "values after the last pool": `${Math.floor((poolOutputs.at(-1) ?? 0) / 1000)} thousand`,
    "weights of the first dense layer": thousands(dense[0] ?? 0),
    "parameters in all": `${Math.round(parameters / 1e6)} million`,
    [wrong]: `${oneDecimal(values)} million`,
  };
  return { entries, wrong, right: oneDecimal(values) };
}

/** Parameters in millions as torchvision's documentation gives them. */
const TORCHVISION = { "VGG-16": "138.4", AlexNet: "61.1", "ResNet-50": "25.6", "ResNet-18": "11.7" };

function operations(): Counted {
  const { macs } = walkVgg();
  const entries = Object.entries(TORCHVISION).map(
    ([name, count]) => [`parameters of ${name}`, `${count} million`] as const,
  );
  const wrong = "heading of the last column";
  const right = String(Math.round((2 * macs) / 1e7) / 100);
  return { entries: { ...Object.fromEntries(entries), [wrong]: "billions of multiply-accumulates" }, wrong, right };
}

/** Fields by the pixels that a unit reads, followed down layer by layer. */
function fields(question: QuizQuestion): Counted {
  const told = [
    ...figureText(question.figure ?? { kind: "numbers", grids: [] }, false).matchAll(
      /(\w+): (?:filters|windows) of (\d+) × \d+, stride (\d+)(?:, dilation (\d+))?/g,
    ),
  ].map(([, name = "", k, s, d = "1"]) => ({ name, k: Number(k), s: Number(s), d: Number(d) }));
  const side = (layers: typeof told): number => {
    let read = new Set([0]);
    for (const { k, s, d } of layers.toReversed()) {
      const below = new Set<number>();
      for (const at of read) for (let tap = 0; tap < k; tap++) below.add(at * s + tap * d);
      read = below;
    }
    return Math.max(...read) - Math.min(...read) + 1;
  };
  const sides = told.map((_, i) => String(side(told.slice(0, i + 1))));
  const entries = Object.fromEntries(told.map(({ name }, i) => [`after ${name}`, sides[i] ?? ""]));
  const blind = side(told.map((layer) => ({ ...layer, d: 1 })));
  expect(printedIn(question).get("after conv3"), "the calculator forgets the dilation").toBe(String(blind));
  return { entries, wrong: "after conv3", right: sides.at(-1) ?? "" };
}

/** Which claim a question is about, by its words. */
const CLAIMS: readonly (readonly [words: string, count: (question: QuizQuestion) => Counted])[] = [
  ["famous", alexnetImage],
  ["small networks", squeezenetImage],
  ["neurons", neurons],
  ["GoogLeNet", googlenet],
  ["slides", slides],
  ["Course notes", notes],
  ["trained networks", operations],
  ["calculator", fields],
];

const asked = (level: Level): readonly QuizQuestion[] => questionsOf(family, level, 150);

for (const level of [1, 2] as const) {
  test(`level ${level}: every other entry is as it is counted here, and the wrong one is not`, () => {
    const met = new Set<string>();
    for (const question of asked(level)) {
      const [words, count] = CLAIMS.find(([each]) => promptOf(question).includes(each)) ?? [];
      if (!words || !count) throw new Error(promptOf(question));
      met.add(words);
      const { entries, wrong, right } = count(question);
      for (const [name, printed] of printedIn(question)) {
        if (name === wrong) expect(printed, `${words}: ${name}`).not.toBe(entries[name]);
        else expect(printed, `${words}: ${name}`).toBe(entries[name]);
      }
      expect(rightOf(question), words).toBe(level === 1 ? wrong : right);
      expect(figureText(question.figure ?? { kind: "numbers", grids: [] }, true)).toContain(
        `${entries[wrong] ?? "?"} is right`,
      );
    }
    expect([...met].toSorted()).toEqual(CLAIMS.map(([words]) => words).toSorted());
  });
}

test("every question says where its numbers were printed", () => {
  for (const { source } of [...asked(1), ...asked(2)]) {
    expect(source?.authors).toMatch(/^\w/);
    expect(source?.title).toMatch(/^\w/);
    expect(source?.where).toMatch(/[a-z]/);
  }
});

test("above level 1 the printed number itself is known, and what it comes from where that is known", () => {
  const wrong = new Map(asked(2).flatMap((question) => [...wrongOf(question)]));
  expect(wrong.get("as-printed")).toBeDefined();
  expect(wrong.get("one-tower")).toBe("145200");
  expect(wrong.get("same")).toBe("15.47");
  expect(wrong.get("relu-counted")).toBe("28.8");
  expect(wrong.get("flat-filter")).toBe("3136");
});
