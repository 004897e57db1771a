import * as v from "valibot";
import { type ClassVote, MOST_HANDS } from "#quiz/class-vote.ts";
import { local } from "./local.ts";
import { allRead, count, type Named, named, readOnes } from "./quiz-record.ts";

const MOST_OPTIONS = 8;
const tally = v.pipe(v.array(v.pipe(count, v.maxValue(MOST_HANDS))), v.minLength(1), v.maxLength(MOST_OPTIONS));
const classVoteSchema = v.object({
  first: tally,
  second: v.nullable(tally),
  shown: count,
}) satisfies v.GenericSchema<unknown, ClassVote>;

/** Hands that were counted in class, by question. */
export interface ClassVotesRecord {
  readonly version: 1;
  readonly votes: Named<ClassVote>;
}

const classVotesSchema: v.GenericSchema<unknown, ClassVotesRecord> = v.object({
  version: v.literal(1),
  votes: named(classVoteSchema),
});

/** How the votes that a teacher counts in class are stored; the other rows are in `state/persist.ts`. */
export const classRows = {
  /** Hands that a teacher counts on this tab, so that a reload in front of the class loses none. */
  classVotes: local({
    where: "tab",
    key: "receptive.class-votes",
    version: 1,
    schema: classVotesSchema,
    readable: (value) => (allRead(value.votes) ? value : { ...value, votes: readOnes(value.votes) }),
    what: "The hands counted in class",
    instead: "so the votes start from zero",
    isMinor: true,
  }),
} as const;
