/** What identifies a question, in addresses and in stored results: level and seed. */
import * as v from "valibot";
import { LEVELS, MAX_SEED } from "#quiz/family.ts";

export const levelSchema = v.picklist(LEVELS);
export const seedSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SEED));
