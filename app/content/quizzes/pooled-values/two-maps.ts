/** A pool over two maps: each of them is pooled for itself. */
import { permutation, type Random } from "#nn/random.ts";
import { texBlock } from "#nn/tex.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { pick, size, sum } from "#quiz/build.ts";
import type { QuestionText, Sort } from "#quiz/define-family.ts";
import { hide, type NumbersFigure } from "#quiz/figure.ts";
import { slip, type Slip } from "#quiz/slips.ts";
import { total } from "./windows.ts";

interface TwoMaps {
  readonly pool: "max" | "mean";
  /** Four values under the window in each of the maps, row by row. */
  readonly maps: readonly [readonly number[], readonly number[]];
  /** The map whose output is asked. */
  readonly of: 0 | 1;
}

const NAMES = ["first", "second"] as const;

const pooled = ({ pool }: TwoMaps, values: readonly number[]): number =>
  pool === "max" ? Math.max(...values) : total(values) / values.length;

const ownOf = ({ maps, of }: TwoMaps): readonly number[] => maps[of];
const otherOf = ({ maps, of }: TwoMaps): readonly number[] => maps[of === 0 ? 1 : 0];

/** Whole outputs; and of a max pool, the other map has the larger one, so that comparing maps shows. */
function drawTwoMaps(random: Random): TwoMaps | null {
  const values = [...permutation(24, random)].slice(0, 8).map((value) => value + 1);
  const drawn: TwoMaps = {
    pool: pick(["max", "mean"], random),
    maps: [values.slice(0, 4), values.slice(4)],
    of: pick([0, 1], random),
  };
  const [own, other] = [pooled(drawn, ownOf(drawn)), pooled(drawn, otherOf(drawn))];
  const isWhole = [own, other, pooled(drawn, values)].every(Number.isInteger);
  return isWhole && (drawn.pool === "mean" || other > own) ? drawn : null;
}

function slipsOf(drawn: TwoMaps): readonly Slip<number>[] {
  const { pool, maps } = drawn;
  const own = ownOf(drawn);
  return [
    slip(
      pooled(drawn, maps.flat()),
      "across-maps",
      "Pooled across the maps",
      "A pool over channels would output that. Does this one compare a position with its neighbours, or with other maps?",
    ),
    slip(
      pooled(drawn, own) + pooled(drawn, otherOf(drawn)),
      "maps-added",
      "Results of the maps added",
      "A filter adds up the results of its slices. Does a pool have slices?",
    ),
    slip(
      total(own),
      "sum-of-window",
      "Values added up",
      pool === "max"
        ? "That adds up the window. What does a max pool keep of it?"
        : "That is the sum of all values. What turns a sum into a mean?",
    ),
    slip(
      pool === "max" ? Math.min(...own) : Math.max(...own),
      pool === "max" ? "smallest-taken" : "largest-taken",
      pool === "max" ? "Smallest value taken" : "Largest value taken",
      pool === "max"
        ? "That is the smallest value of the window. Which one does a max pool keep?"
        : "A max pool would output that. What does a mean do with the other values?",
    ),
  ];
}

function mapsAnswer(drawn: TwoMaps): AnswerPlan {
  return {
    kind: "number",
    right: pooled(drawn, ownOf(drawn)),
    slips: slipsOf(drawn),
    praise: ["Each map is pooled on its own, so there are as many maps as before."],
  };
}

const WINDOW = size([2, 2]);
const inRows = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => [
  [a, b],
  [c, d],
];
const squareWords = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]): string =>
  `${a} and ${b} above, ${c} and ${d} below`;

function figureOf(drawn: TwoMaps): NumbersFigure {
  const { pool, maps, of } = drawn;
  return {
    kind: "numbers",
    grids: [
      ...maps.map((values, i) => ({ name: `${NAMES[i] ?? ""} map`, rows: inRows(values) })),
      { name: `output, ${NAMES[of]} map`, sign: "→", rows: [[hide(pooled(drawn, ownOf(drawn)))]] },
    ],
    notes: [`${pool} pool, window of ${WINDOW}`],
  };
}

function mapsText(drawn: TwoMaps): QuestionText {
  const { pool, maps, of } = drawn;
  const [a = 0, b = 0, c = 0, d = 0] = ownOf(drawn);
  const right = pooled(drawn, ownOf(drawn));
  return {
    prompt: [
      `A ${pool} pool with a ${WINDOW} window is applied to two maps. At one position, the window covers ${squareWords(maps[0])} in the first map, and ${squareWords(maps[1])} in the second. What does it output there for the ${NAMES[of]} map?`,
    ],
    figure: figureOf(drawn),
    hints: [
      ["If two maps go into a pool, how many come out?"],
      [`Each map is pooled on its own. Look only at the ${NAMES[of]} one.`],
    ],
    solution: {
      steps: [
        [pool === "max" ? texBlock`z_c = \max_j x_{c,j}` : texBlock`z_c = \frac{1}{4} \sum_j x_{c,j}`],
        [`In the ${NAMES[of]} map:`],
        [
          pool === "max"
            ? texBlock`\max(${a}, ${b}, ${c}, ${d}) = ${right}`
            : texBlock`\frac{${sum(a, b, c, d)}}{4} = ${right}`,
        ],
      ],
      without: ["The other map does not matter: it has an output of its own at this position."],
      check: ["put other numbers into the other map: this output stays as it is."],
    },
    lab: null,
  };
}

/** Questions on a pool over two maps. */
export const twoMaps: Sort<TwoMaps> = {
  draw: (_level, random) => drawTwoMaps(random),
  answer: mapsAnswer,
  text: mapsText,
};
