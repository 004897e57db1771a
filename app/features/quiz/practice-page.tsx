import { useEffect } from "react";
import { quizzes } from "#content/quizzes.ts";
import { pickNext } from "#quiz/practice.ts";
import { questionRows } from "#state/persist/question-rows.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";
import { navigate, routeHref } from "#ui/route.ts";

/** Goes on to the question that practice picks: its address replaces this one in the browser's history. */
export function PracticePage() {
  useEffect(() => {
    const next = pickNext(quizzes, useQuizProgress.getState().records, Date.now());
    const href = next ? routeHref("quizzes", next.id, questionRows.question.write(next, true)) : routeHref("quizzes");
    navigate(href, { replace: true });
  }, []);
  return null;
}
