import { local } from "./local.ts";
import {
  allRead,
  lectureProgressSchema,
  predictionsSchema,
  quizProgressSchema,
  quizProgressSteps,
  readOnes,
} from "./quiz-record.ts";

const SAVE_IT = "Under “Your work” you can save it to a file.";

/** How a student's answers are stored; the other rows are in `state/persist.ts`. */
export const progressRows = {
  quizProgress: local({
    key: "receptive.quiz-progress",
    version: 2,
    schema: quizProgressSchema,
    steps: quizProgressSteps,
    readable: (value) => (allRead(value.records) ? value : { ...value, records: readOnes(value.records) }),
    what: "Your progress in the quizzes",
    instead: "so the quizzes start from the beginning",
    remedy: SAVE_IT,
  }),
  lectureProgress: local({
    key: "receptive.lecture-progress",
    version: 1,
    schema: lectureProgressSchema,
    readable: (value) => (allRead(value.attempts) ? value : { ...value, attempts: readOnes(value.attempts) }),
    what: "Your answers in the lecture",
    instead: "so its checkpoints start from the beginning",
    remedy: SAVE_IT,
  }),
  predictions: local({
    key: "receptive.predictions",
    version: 1,
    schema: predictionsSchema,
    readable: (value) => (allRead(value.guesses) ? value : { ...value, guesses: readOnes(value.guesses) }),
    what: "Your predictions in the lecture",
    instead: "so you can make them again",
    remedy: SAVE_IT,
  }),
} as const;
