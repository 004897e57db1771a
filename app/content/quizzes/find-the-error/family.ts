import type { Random } from "#nn/random.ts";
import type { AnswerPlan } from "#quiz/answers.ts";
import { pick } from "#quiz/build.ts";
import { defineFamily } from "#quiz/define-family.ts";
import { type Level } from "#quiz/family.ts";
import type { Misprint, NumbersFigure } from "#quiz/figure.ts";
import { slip } from "#quiz/slips.ts";
import { card } from "./card.ts";
import type { Claim, Entry } from "./claim.ts";
import { alexnetNeurons } from "./claims/alexnet-neurons.ts";
import { calculator } from "./claims/calculators.ts";
import { googlenetParameters } from "./claims/googlenet-table.ts";
import { alexnetImage, squeezenetImage } from "./claims/image-sides.ts";
import { memory } from "./claims/memory.ts";
import { operations } from "./claims/operations.ts";
import { vggLayers } from "./claims/vgg-slide.ts";

const CLAIMS: readonly [(random: Random) => Claim, ...((random: Random) => Claim)[]] = [
  alexnetImage,
  alexnetNeurons,
  googlenetParameters,
  squeezenetImage,
  vggLayers,
  operations,
  memory,
  calculator,
];

interface Drawn {
  readonly claim: Claim;
  /** The entries that are shown, in their order. */
  readonly entries: readonly Entry[];
}

const SHOWN = 4;

/** The wrong entry and some of the others. */
function draw(_level: Level, random: Random): Drawn {
  const claim = pick(CLAIMS, random)(random);
  let entries = claim.entries;
  while (entries.length > SHOWN) {
    const leaves = random.integer(entries.length);
    entries = entries.filter((entry, i) => i !== leaves || "counted" in entry);
  }
  return { claim, entries };
}

/** At level 1 the entry is pointed at; above it the right number is typed. */
function answer({ claim, entries }: Drawn, level: Level): AnswerPlan {
  const { number, praise } = claim;
  if (level > 1) return { kind: "number", ...number, praise };
  const wrong = entries.find((entry) => "counted" in entry);
  return {
    kind: "text",
    right: [wrong?.name ?? ""],
    slips: entries.flatMap((entry) =>
      "doubt" in entry ? [slip([entry.name], entry.doubt.id, entry.doubt.name, ...entry.doubt.feedback)] : [],
    ),
    praise,
    order: entries.map(({ name }) => name),
  };
}

function figureOf({ claim, entries }: Drawn): NumbersFigure {
  const cell = (entry: Entry): string | Misprint =>
    "counted" in entry ? { printed: entry.printed, counted: entry.counted } : entry.printed;
  const grid = {
    name: claim.heading,
    rows: entries.map((entry) => [cell(entry)]),
    sides: entries.map(({ name }) => name),
  };
  return { kind: "numbers", grids: [grid], notes: claim.given };
}

/** Numbers that were published and are wrong; above level 1, what they should have been. */
export const family = defineFamily<Drawn>({
  ...card,
  draw,
  answer,
  text: (drawn, level) => {
    const { source, says, number, hints, solution, lab } = drawn.claim;
    const asks = level > 1 ? number.asks : "Which?";
    return {
      prompt: [`${says} One of the entries cannot be right. ${asks}`],
      source,
      figure: figureOf(drawn),
      hints,
      solution,
      lab,
    };
  },
});
