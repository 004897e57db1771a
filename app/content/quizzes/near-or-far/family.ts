import { tex, texBlock } from "#nn/tex.ts";
import { defineFixed } from "#quiz/define-family.ts";
import type { QuizQuestion } from "#quiz/family.ts";
import { choice } from "../../choice.ts";
import { card } from "./card.ts";
import { curves } from "./lines.ts";

const HINTS = [
  [
    "Think of two neighbouring pixels of a photo, then of two at its opposite edges. Which pair is more often on the same object?",
  ],
  ["“Across all images” asks for the mean over many pairs of points, not for one pair of one picture."],
] as const;

/** The lecture's third quiz. */
function nearOrFar(): QuizQuestion {
  const question = choice({
    prompt: [
      "Across all images, which is higher: the correlation between points at a short distance A, or between points at a long distance B?",
    ],
    options: [
      {
        text: "at distance A",
        right: "Near pixels are mostly parts of the same thing, so the value of one tells much about the other.",
      },
      {
        text: "at distance B",
        id: "far-is-higher",
        name: "Far points match as well",
        feedback:
          "Some pictures have textures that repeat, and there it can be so. The question is about the mean over all images: how many of them repeat at this distance?",
      },
      {
        text: "neither: distance makes no difference",
        id: "independent",
        name: "Pixels are numbers of their own",
        feedback: "That describes white noise. Lay a photo beside it: can you tell which one is the photo?",
      },
      {
        text: "can’t say",
        id: "cant-say",
        name: "One image asked about instead of all",
        feedback:
          "A single image can do anything. Is one image asked about here, or what holds over all of them together?",
      },
    ],
    hints: HINTS,
    solution: [
      ["Over many images the dependence between pixels falls with their distance d, about as a power law:"],
      [texBlock`\rho(d) \propto d^{-\alpha}`],
      ["A is the shorter distance, so the correlation is higher there."],
      ["What is in a single picture does not enter: its textures may repeat, and average out over all pictures."],
      ["Check: cover a pixel of a photo and guess it, once from its neighbour, once from a pixel far away."],
    ],
  });
  return { ...question, hints: HINTS, commonest: "far-is-higher", lab: null };
}

/** The same turned round: which curve belongs to a photo? */
function whichCurve(): QuizQuestion {
  const { photo, noise } = curves();
  const hints = [
    ["What is the correlation of a point with itself, and with its neighbour, in a picture without any objects?"],
    ["In a photo neighbours are alike, and less so the further apart they are. Which curve falls step by step?"],
  ] as const;
  const question = choice({
    prompt: [
      "Both curves show the correlation between points against their distance. One belongs to a photo, the other to white noise. Which is the photo’s?",
    ],
    options: [
      { text: "the solid one", right: "Its correlation fades with distance: neighbours have much in common." },
      {
        text: "the dashed one",
        id: "noise-for-photo",
        name: "Sharp detail taken for independence",
        feedback:
          "That curve is at zero from the first step on: no pixel tells anything about its neighbour. Are photos like that?",
      },
      {
        text: "both look the same for a photo",
        id: "independent",
        name: "Pixels are numbers of their own",
        feedback:
          "If pixels were independent, every picture would look like noise. What do the curves say at distance 1?",
      },
      {
        text: "can’t say without seeing the photo",
        id: "cant-say",
        name: "One image asked about instead of all",
        feedback: "Photos differ, but they have objects in common. What does an object do to pixels that lie on it?",
      },
    ],
    hints,
    solution: [
      ["White noise has correlation 1 at distance 0, and 0 from there on."],
      ["A photo has objects of all sizes, so the correlation falls slowly: ", tex`\rho(d) \propto d^{-\alpha}`, "."],
      ["How bright or how large the picture is does not enter: a correlation is free of both."],
      ["Check: both curves were computed here, from a line of pixels with patches of all widths and one of noise."],
    ],
  });
  return {
    ...question,
    figure: {
      kind: "curves",
      x: "distance in pixels",
      y: "correlation",
      curves: [
        { name: "solid", points: photo },
        { name: "dashed", points: noise },
      ],
      notes: ["distance 1 is the neighbouring pixel"],
    },
    hints,
    commonest: "noise-for-photo",
    lab: null,
  };
}

/** The lecture's third quiz, and the same turned round. */
export const family = defineFixed(card, (level) => (level === 1 ? nearOrFar() : whichCurve()));
