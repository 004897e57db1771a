import { family as filterParameters } from "../../quizzes/filter-parameters/family.ts";
import { family as filtersInBank } from "../../quizzes/filters-in-bank/family.ts";
import { defineCheckpoint } from "../../define-checkpoint.ts";
import { state } from "./state.ts";

export const checkpoint = defineCheckpoint(state, {
  "filter-parameters": { question: filterParameters.generate(1, 1), see: { filter: 0 } },
  "filters-in-bank": { question: filtersInBank.generate(1, 1), see: { filter: 95 } },
});
