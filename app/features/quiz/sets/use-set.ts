import { useEffect, useState } from "react";
import { loadQuiz, quizzes } from "#content/quizzes.ts";
import { decodeSet, encodeSet } from "#formats/quiz-set-link.ts";
import type { QuizFamily } from "#quiz/family.ts";
import { drawSet, familiesOf, type QuestionSet, type SetQuestion } from "#quiz/set.ts";
import { questionRows } from "#state/persist/question-rows.ts";

/** What an address says of a set: the set, what is wrong with it, or neither if it names none. */
export interface Linked {
  readonly set: QuestionSet | null;
  readonly problem: string | null;
}

/** Reads the set of an address. */
export function linkedSet(query: URLSearchParams): Linked {
  const text = questionRows.questionSet.read(query);
  if (text === null) return { set: null, problem: null };
  const read = decodeSet(text, quizzes);
  return read.ok ? { set: read.set, problem: null } : { set: null, problem: read.message };
}

/** A set as the query of an address. */
export function linkOf(set: QuestionSet): Readonly<Record<string, string>> {
  return questionRows.questionSet.write(encodeSet(set));
}

/** Loads the quizzes of a set and draws its questions. Rejects if a quiz could not be loaded. */
export async function questionsOf(set: QuestionSet, student: number | null): Promise<readonly SetQuestion[]> {
  const loaded = await Promise.all(
    familiesOf(set).map(async (id): Promise<readonly [string, QuizFamily]> => [id, await loadQuiz(id)]),
  );
  return drawSet(set, new Map(loaded), student);
}

/** The questions drawn for a set, or what went wrong. */
export interface Drawn {
  /** Identifies the set and the student. */
  readonly key: string;
  readonly questions: readonly SetQuestion[];
  readonly problem: string | null;
}

/** The questions of a set; null until they have been drawn. */
export function useQuestions(set: QuestionSet | null, student: number | null): Drawn | null {
  const key = set === null ? null : `${encodeSet(set)} ${student ?? ""}`;
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    if (set === null || key === null) return undefined;
    let isWanted = true;
    const take = (questions: readonly SetQuestion[], problem: string | null): void => {
      if (isWanted) setDrawn({ key, questions, problem });
    };
    questionsOf(set, student).then(
      (questions) => take(questions, null),
      () => take([], "Some of the quizzes could not be loaded. Check the connection, then reload the page."),
    );
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key says all there is in set and student
  }, [key]);
  return drawn?.key === key ? drawn : null;
}
