import { type ClassQuestion, classQuestion, nextSeed } from "#quiz/class-vote.ts";
import { LEVELS, type QuizFamily, type QuizQuestion } from "#quiz/family.ts";
import type { QuestionName } from "#quiz/results.ts";
import type { QuestionSet, SetQuestion } from "#quiz/set.ts";
import { questionRows } from "#state/persist/question-rows.ts";
import { routeHref } from "#ui/route.ts";
import { linkOf } from "../sets/use-set.ts";
import { IN_CLASS } from "../places.ts";

/** What a class is asked, and what comes before and after it. */
export interface Asked extends ClassQuestion {
  /** Identifies the question; votes are stored under it. */
  readonly key: string;
  readonly title: string;
  /** Level and number, or the place in a set. */
  readonly which: string;
  /** Whether others of the same set come before or after. */
  readonly isOfSet: boolean;
  /** Address of the same question as a quiz. */
  readonly asQuiz: string;
  /** Addresses of the questions before and after it; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** The address of a question for a class. */
export function classHref(family: string, name: QuestionName): string {
  return routeHref("quizzes", IN_CLASS, {
    ...questionRows.classQuestion.write(family),
    ...questionRows.question.write(name),
  });
}

/** The address of a question of a set for a class; `place` counts from 0. */
export function classSetHref(set: QuestionSet, place = 0): string {
  return routeHref("quizzes", IN_CLASS, { ...linkOf(set), ...questionRows.classQuestion.writePlace(place) });
}

function ask(family: string, title: string, question: QuizQuestion, name: QuestionName) {
  return {
    ...classQuestion(question, name),
    key: `${family} ${name.level} ${name.seed}`,
    title,
    asQuiz: routeHref("quizzes", family, questionRows.question.write(name)),
  };
}

/** The question that comes after one of a family: other numbers, or the next level of one of the lecture. */
function following(family: QuizFamily, { seed, level }: QuestionName): QuestionName | null {
  if (family.source === "generated") return { seed: nextSeed(family, seed, level), level };
  const next = LEVELS.find((each) => each > level && each <= family.levels);
  return next === undefined ? null : { seed, level: next };
}

/** A question of a family. */
export function askOne(family: QuizFamily, name: QuestionName): Asked {
  const next = following(family, name);
  const number = family.source === "generated" ? [`question ${name.seed}`] : [];
  const level = family.levels > 1 ? [`level ${name.level}`] : [];
  return {
    ...ask(family.id, family.title, family.generate(name.seed, name.level), name),
    isOfSet: false,
    which: [...level, ...number].join(", "),
    before: null,
    after: next === null ? null : classHref(family.id, next),
  };
}

/** The question at a place in a set, counted from 0; null if there is none. */
export function askOfSet(set: QuestionSet, questions: readonly SetQuestion[], place: number): Asked | null {
  const at = questions[place];
  if (!at) return null;
  return {
    ...ask(at.family, at.title, at.question, at),
    isOfSet: true,
    which: `${place + 1} of ${questions.length}`,
    before: place > 0 ? classSetHref(set, place - 1) : null,
    after: place + 1 < questions.length ? classSetHref(set, place + 1) : null,
  };
}
