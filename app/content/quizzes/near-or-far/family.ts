import { tex, texBlock } from "#nn/tex.ts";
import { defineFixed } from "#quiz/define-family.ts";
import type { QuizQuestion } from "#quiz/family.ts";
import { choice } from "../../choice.ts";
import { card } from "./card.ts";
import { curves } from "./lines.ts";

const HINTS = [
  [
    "Think of two neighbouring pixels of a photo, then of two at opposite edges. Which pair lies on the same object more often?",
  ],
  ["“Across all images” means the average over many pairs of points, not one pair in one picture."],
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
        right: "Nearby pixels mostly belong to the same thing, so the value of one says a lot about the other.",
      },
      {
        text: "at distance B",
        id: "far-is-higher",
        name: "Distant points match as well",
        feedback:
          "In pictures with repeating textures, that can happen. The question is about the average over all images: how many of them repeat at exactly this distance?",
      },
      {
        text: "neither: distance makes no difference",
        id: "independent",
        name: "Pixels assumed independent",
        feedback: "That describes white noise. Put a photo beside it: can you tell which one is the photo?",
      },
      {
        text: "can’t say",
        id: "cant-say",
        name: "One image considered instead of all",
        feedback:
          "In a single image, anything is possible. Is the question about one image, or about all of them together?",
      },
    ],
    hints: HINTS,
    solution: [
      ["Over many images, the correlation between pixels falls with their distance d, roughly as a power law:"],
      [texBlock`\rho(d) \propto d^{-\alpha}`],
      ["A is the shorter distance, so the correlation is higher there."],
      [
        "What a single picture shows does not matter: its textures may repeat, but that averages out over all pictures.",
      ],
      ["Check: cover a pixel of a photo and guess its value, once from its neighbour and once from a pixel far away."],
    ],
  });
  return { ...question, hints: HINTS, commonest: "far-is-higher", lab: null };
}

/** The same turned round: which curve belongs to a photo? */
function whichCurve(): QuizQuestion {
  const { photo, noise } = curves();
  const hints = [
    ["What is the correlation of a point with itself, and with its neighbour, in a picture without any objects?"],
    [
      "In a photo, neighbouring pixels are alike, and pixels are less alike the further apart they are. Which curve falls gradually?",
    ],
  ] as const;
  const question = choice({
    prompt: [
      "Both curves show the correlation between two points against their distance. One belongs to a photo, the other to white noise. Which one is the photo’s?",
    ],
    options: [
      { text: "the solid one", right: "Its correlation fades with distance: neighbours have much in common." },
      {
        text: "the dashed one",
        id: "noise-for-photo",
        name: "Sharp detail taken for independence",
        feedback:
          "That curve is about zero from the first step on: a pixel says nothing about its neighbour. Are photos like that?",
      },
      {
        text: "both look the same for a photo",
        id: "independent",
        name: "Pixels assumed independent",
        feedback:
          "If pixels were independent, every picture would look like noise. What do the curves say at distance 1?",
      },
      {
        text: "can’t say without seeing the photo",
        id: "cant-say",
        name: "One image considered instead of all",
        feedback: "Photos differ, but all of them show objects. What does an object do to pixels that lie on it?",
      },
    ],
    hints,
    solution: [
      ["White noise has correlation 1 at distance 0, and about 0 at every other distance."],
      ["A photo has objects of all sizes, so the correlation falls slowly: ", tex`\rho(d) \propto d^{-\alpha}`, "."],
      ["Neither the brightness nor the contrast of the picture matters: a correlation does not depend on them."],
      [
        "Check: both curves were computed here, one from a line of pixels made of patches of all widths, as across a photo, the other from a line of noise.",
      ],
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
