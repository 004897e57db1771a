import * as v from "valibot";
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { type KeyValueStore, readJson, writeJson } from "./json-storage.ts";

const KEY = "receptive.quiz-progress";
const MAX_SEED = 2 ** 28;
/** Right answers in a row after which the questions grow harder. */
const ROWS_PER_LEVEL = 2;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const level = v.picklist([1, 2, 3]);
const seed = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_SEED));

const attemptSchema = v.object({
  tries: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(100)),
  hints: count,
  gaveUp: v.boolean(),
});

const recordSchema = v.object({
  /** Answers checked, over all questions. */
  answers: count,
  /** Questions solved. */
  solved: count,
  /** Questions solved at the first answer. */
  firstTry: count,
  /** First-try solutions in a row, up to now and at best. */
  streak: count,
  best: count,
  /** Level that the next question will have. */
  reached: level,
  /** The question on the table. */
  level,
  seed,
  attempt: attemptSchema,
  /** Whether the question on the table has been counted already. */
  settled: v.boolean(),
});

const storedSchema = v.object({
  version: v.literal(1),
  records: v.record(v.string(), v.fallback(v.nullable(recordSchema), null)),
});

export type QuizLevel = v.InferOutput<typeof level>;
/** Answers and hints of the question on the table. */
export type QuizAttempt = Readonly<Omit<v.InferOutput<typeof attemptSchema>, "tries">> & {
  readonly tries: readonly string[];
};
/** One family's progress; its fields are described in the schema. */
export type QuizRecord = Readonly<Omit<v.InferOutput<typeof recordSchema>, "attempt">> & {
  readonly attempt: QuizAttempt;
};

const FRESH: QuizAttempt = { tries: [], hints: 0, gaveUp: false };

/** A family that nobody has touched: its first question. */
export const NO_RECORD: QuizRecord = {
  answers: 0,
  solved: 0,
  firstTry: 0,
  streak: 0,
  best: 0,
  reached: 1,
  level: 1,
  seed: 1,
  attempt: FRESH,
  settled: false,
};

/** What the question says about an attempt after an answer was checked. */
export interface Outcome {
  readonly solved: boolean;
  readonly firstTry: boolean;
}

export interface QuizProgress {
  readonly records: Readonly<Record<string, QuizRecord>>;
  /** Why progress is not being kept, in plain words; `null` while it is. */
  readonly storageProblem: string | null;
  /** Puts the question of a link on the table; the one that lies there already keeps its attempt. */
  readonly open: (id: string, seed: number, level: QuizLevel) => void;
  /** Takes what the student did with the question on the table. The first outcome counts, once. */
  readonly record: (id: string, attempt: QuizAttempt, outcome: Outcome, levels: QuizLevel) => void;
  /** Puts a new question on the table, at the level that the student has reached. */
  readonly next: (id: string) => void;
  /** Puts the same question on the table again, as new. */
  readonly retry: (id: string) => void;
  /** The notice has been read. */
  readonly dismissProblem: () => void;
}

function clampLevel(value: number, levels: QuizLevel): QuizLevel {
  const within = Math.min(levels, Math.max(1, value));
  return within === 1 ? 1 : within === 2 ? 2 : 3;
}

/** Counts the question on the table: a first try lengthens the row, a miss ends it and eases the level. */
function settle(was: QuizRecord, firstTry: boolean, levels: QuizLevel): QuizRecord {
  const streak = firstTry ? was.streak + 1 : 0;
  const reached = firstTry ? Math.max(was.reached, 1 + Math.floor(streak / ROWS_PER_LEVEL)) : was.reached - 1;
  return {
    ...was,
    settled: true,
    firstTry: was.firstTry + (firstTry ? 1 : 0),
    streak,
    best: Math.max(was.best, streak),
    reached: clampLevel(reached, levels),
  };
}

/** Makes a store that keeps itself in the given storage; the app has one, tests make their own. */
export function createQuizProgress(storage?: KeyValueStore): UseBoundStore<StoreApi<QuizProgress>> {
  const read = readJson(KEY, storedSchema, storage);
  const records: Record<string, QuizRecord> = {};
  for (const [id, record] of Object.entries(read.value?.records ?? {})) if (record) records[id] = record;
  return create<QuizProgress>()((set, get) => {
    const change = (id: string, edit: (record: QuizRecord) => QuizRecord): void => {
      const next = { ...get().records, [id]: edit(get().records[id] ?? NO_RECORD) };
      const problem = writeJson(KEY, { version: 1, records: next }, storage);
      set({ records: next, ...(problem === null ? {} : { storageProblem: problem }) });
    };
    return {
      records,
      storageProblem: read.problem,
      open(id, wanted, at) {
        const { seed: current, level: now } = get().records[id] ?? NO_RECORD;
        if (current === wanted && now === at) return;
        change(id, (was) => ({ ...was, seed: wanted, level: at, attempt: FRESH, settled: false }));
      },
      record(id, attempt, { solved, firstTry }, levels) {
        change(id, (was) => {
          const tried = attempt.tries.length - was.attempt.tries.length;
          const counted = {
            ...was,
            attempt,
            answers: was.answers + Math.max(0, tried),
            solved: was.solved + (solved && !was.settled ? 1 : 0),
          };
          const isOver = solved || attempt.gaveUp;
          return isOver && !was.settled ? { ...settle(counted, firstTry, levels), attempt } : counted;
        });
      },
      next(id) {
        change(id, (was) => ({
          ...was,
          level: was.reached,
          seed: (was.seed % MAX_SEED) + 1,
          attempt: FRESH,
          settled: false,
        }));
      },
      retry(id) {
        change(id, (was) => ({ ...was, attempt: FRESH, settled: true }));
      },
      dismissProblem() {
        set({ storageProblem: null });
      },
    };
  });
}

/** The student's progress in the quizzes, kept in the browser. */
export const useQuizProgress = createQuizProgress();
