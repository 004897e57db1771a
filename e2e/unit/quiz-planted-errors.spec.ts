import { expect, test } from "@playwright/test";
import type { Level, QuizQuestion } from "#quiz/family.ts";
import { figureText, shown } from "#quiz/figure-text.ts";
import { plain } from "#quiz/plain.ts";
import { family } from "../../app/content/quizzes/planted-errors/family.ts";
import { promptOf, questionsOf, rightOf, wrongOf } from "../fixtures/unit/quiz/read-question.ts";

interface Told {
  readonly name: string;
  readonly told: string;
  readonly printed: number;
}

const numberOf = (text: string): number => Number(text.replaceAll(",", ""));

/** The table as a student reads it. */
function tableOf({ figure }: QuizQuestion): readonly Told[] {
  const grid = figure?.kind === "numbers" ? figure.grids[0] : undefined;
  return (grid?.rows ?? []).map(([printed], i) => {
    const [name = "", ...told] = (grid?.sides?.[i] ?? "").split(", ");
    return { name, told: told.join(", "), printed: numberOf(shown(printed ?? "", false)) };
  });
}

/** A setting of a layer, as `stride 2`; what it is where nothing is said. */
function setting(told: string, pattern: RegExp, otherwise: number): number {
  const found = pattern.exec(told)?.[1];
  return found === undefined ? otherwise : numberOf(found);
}

const read = (told: string) => ({
  filters: setting(told, /^([\d,]+) (?:filters|units)/, 0),
  k: setting(told, /of (\d+) ×/, 1),
  s: setting(told, /stride (\d+)/, 1),
  p: setting(told, /padding (\d+)/, 0),
  d: setting(told, /dilation (\d+)/, 1),
});
type Layer = ReturnType<typeof read>;

/** Windows laid on an axis, from the start on. */
function windows(size: number, { k, s, p }: Pick<Layer, "k" | "s" | "p">): number {
  let count = 0;
  for (let at = -p; at + k <= size + p; at += s) count++;
  return count;
}

const imageSide = (question: QuizQuestion): number =>
  setting(figureText(question.figure ?? { kind: "numbers", grids: [] }, false), /image: (\d+) ×/, 0);

function sides(question: QuizQuestion, layers: readonly Layer[]): readonly number[] {
  let at = imageSide(question);
  return layers.map((layer) => (at = windows(at, layer)));
}

/** Numbers of a filter, or of a unit, counted one by one, with its bias. */
function numbersOf(k: number, depth: number): number {
  let count = 1;
  for (let y = 0; y < k; y++) for (let x = 0; x < k; x++) for (let c = 0; c < depth; c++) count++;
  return count;
}

function parameters(question: QuizQuestion, layers: readonly Layer[]): readonly number[] {
  let [side, depth] = [imageSide(question), 3];
  const pooled = (size: number): number => windows(size, { k: 2, s: 2, p: 0 });
  return layers.map(({ filters, k }, i) => {
    if (i === 3) return filters * numbersOf(1, depth * side * side);
    const own = filters * numbersOf(k, depth);
    depth = filters;
    if (i !== 1) side = pooled(side);
    return own;
  });
}

function operations(question: QuizQuestion, layers: readonly Layer[]): readonly number[] {
  let [side, depth] = [imageSide(question), 3];
  return layers.map(({ filters, k, s }) => {
    const places = windows(side, { k, s, p: Math.floor(k / 2) });
    let own = 0;
    for (let y = 0; y < places; y++) for (let x = 0; x < places; x++) own += 2 * filters * (numbersOf(k, depth) - 1);
    [side, depth] = [places, filters];
    return own;
  });
}

/** The pixels that a unit reads, followed down layer by layer. */
function fields(_question: QuizQuestion, layers: readonly Layer[]): readonly number[] {
  return layers.map((_, i) => {
    let reads = new Set([0]);
    for (const { k, s, d } of layers.slice(0, i + 1).toReversed()) {
      const below = new Set<number>();
      for (const at of reads) for (let tap = 0; tap < k; tap++) below.add(at * s + tap * d);
      reads = below;
    }
    return Math.max(...reads) - Math.min(...reads) + 1;
  });
}

const COUNTS = {
  "how many parameters": parameters,
  "how many pixels": sides,
  "how many operations": operations,
  "side of the square": fields,
} as const;
type Kind = keyof typeof COUNTS;

function kindOf(question: QuizQuestion): Kind {
  const kinds = Object.keys(COUNTS) as Kind[];
  const kind = kinds.find((each) => promptOf(question).includes(each));
  if (!kind) throw new Error(promptOf(question));
  return kind;
}

/** The row that is wrong, and what is right for it: counted here. */
function wrongRow(question: QuizQuestion) {
  const table = tableOf(question);
  const layers = table.map(({ told }) => read(told));
  const counted = COUNTS[kindOf(question)](question, layers);
  const wrong = table.flatMap((row, i) => (row.printed === counted[i] ? [] : [{ ...row, i, right: counted[i] ?? 0 }]));
  expect(wrong, JSON.stringify([table, counted])).toHaveLength(1);
  const [only] = wrong;
  if (!only) throw new Error("every row is right");
  return { ...only, layers };
}

const asked = (level: Level): readonly QuizQuestion[] => questionsOf(family, level, 240);

test("level 1: the entry pointed at is the only one that is not as it is counted here", () => {
  const kinds = new Set<Kind>();
  for (const question of asked(1)) {
    kinds.add(kindOf(question));
    expect(rightOf(question)).toBe(wrongRow(question).name);
  }
  expect(kinds.size).toBe(4);
});

test("level 2: what is typed is what is counted here, and the printed number is known for what it is", () => {
  for (const question of asked(2)) {
    const { right, printed } = wrongRow(question);
    expect(rightOf(question)).toBe(String(right));
    expect([...wrongOf(question).values()]).toContain(String(printed));
  }
});

/** Slips made again, with the layer that they take the row's for. */
const MADE_AGAIN: Readonly<Record<string, (row: ReturnType<typeof wrongRow>, question: QuizQuestion) => number>> = {
  "the biases were left out": ({ right, layers, i }) => right - (layers[i]?.filters ?? 0),
  "a single filter was counted": ({ right, layers, i }) => right / (layers[i]?.filters ?? 1),
  "multiply-accumulates were counted": ({ right }) => right / 2,
  "the dilation was forgotten": ({ layers, i }, question) =>
    fields(
      question,
      layers.map((layer, at) => (at === i ? { ...layer, d: 1 } : layer)),
    )[i] ?? 0,
  "the padding was forgotten": ({ layers, i }, question) =>
    windows(i === 0 ? imageSide(question) : (sides(question, layers)[i - 1] ?? 0), {
      ...(layers[i] ?? read("")),
      p: 0,
    }),
  "the stride was forgotten": ({ layers, i }, question) =>
    windows(i === 0 ? imageSide(question) : (sides(question, layers)[i - 1] ?? 0), {
      ...(layers[i] ?? read("")),
      s: 1,
    }),
  "steps were counted, not windows": ({ right }) => right - 1,
};

test("level 3: what is said to have been done gives what is printed, and nothing else that is offered does", () => {
  const tried = new Set<string>();
  for (const question of asked(3)) {
    const row = wrongRow(question);
    const how = rightOf(question);
    const again = MADE_AGAIN[how];
    if (again) {
      tried.add(how);
      expect(again(row, question), `${row.name}, ${how}`).toBe(row.printed);
    }
    if (question.answer.kind !== "choice") throw new Error("nothing to choose from");
    for (const option of question.answer.options) {
      if (option.correct) continue;
      const other = MADE_AGAIN[plain(option.text)];
      if (other) expect(other(row, question), `${row.name}, ${plain(option.text)}`).not.toBe(row.printed);
    }
  }
  expect([...tried].toSorted()).toEqual(Object.keys(MADE_AGAIN).toSorted());
});
