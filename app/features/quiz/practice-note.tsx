import { useState } from "react";
import { quizzes } from "#content/quizzes.ts";
import { dueCount } from "#quiz/practice.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";

/** Says how many levels are due to be gone over again; nothing if there are none. */
export function PracticeNote() {
  const records = useQuizProgress((state) => state.records);
  const [now] = useState(() => Date.now());
  const due = dueCount(quizzes, records, now);
  if (due === 0) return null;
  return <span className="quiz-due">{`${due} ${due === 1 ? "level" : "levels"} to go over again`}</span>;
}
