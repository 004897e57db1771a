import { useEffect, useMemo, useState } from "react";
import { loadQuiz, quizzes } from "#content/quizzes.ts";
import type { QuizCard, QuizFamily } from "#quiz/family.ts";
import { NO_RECORD } from "#quiz/mastery.ts";
import type { QuestionSet } from "#quiz/set.ts";
import { questionRows } from "#state/persist/question-rows.ts";
import { Notice } from "#ui/notice.tsx";
import { navigate, routeHref } from "#ui/route.ts";
import { usePageName } from "#ui/page-name.ts";
import { linkedSet, useQuestions } from "../sets/use-set.ts";
import { askOfSet, askOne, classHref } from "./asked.ts";
import { ClassSlide } from "./class-slide.tsx";

/** A question in front of a class: the one that the address names, by itself or by its place in a set. */
export function InClass({ query }: { readonly query: URLSearchParams }) {
  usePageName("In class");
  const { set, problem } = linkedSet(query);
  if (set) return <OfSet set={set} query={query} />;
  const id = questionRows.classQuestion.family(query);
  const card = quizzes.find((each) => each.id === id);
  if (card) return <OfFamily key={card.id} card={card} query={query} />;
  const unknown = id === null ? "The link does not contain a question." : `There is no quiz called “${id}”.`;
  return (
    <>
      <h1 className="quiz-title">A question for a class</h1>
      <Notice tone="warning">{problem ?? unknown}</Notice>
      <p>
        <a href={routeHref("quizzes")}>Choose a quiz, then “Ask it in class”</a>
      </p>
    </>
  );
}

function OfFamily({ card, query }: { readonly card: QuizCard; readonly query: URLSearchParams }) {
  const [loaded, setLoaded] = useState<QuizFamily | "failed" | null>(null);
  const named = questionRows.question.read(query, card.levels);
  // The address names the question, from the first on.
  const isNamed = named !== null;
  useEffect(() => {
    if (!isNamed) navigate(classHref(card.id, NO_RECORD), { replace: true });
  }, [isNamed, card.id]);
  useEffect(() => {
    let isWanted = true;
    const take = (family: QuizFamily | "failed"): void => {
      if (isWanted) setLoaded(family);
    };
    loadQuiz(card.id).then(take, () => take("failed"));
    return () => {
      isWanted = false;
    };
  }, [card.id]);
  const { seed, level } = named ?? NO_RECORD;
  const asked = useMemo(
    () => (loaded === null || loaded === "failed" ? null : askOne(loaded, { seed, level })),
    [loaded, seed, level],
  );
  if (loaded === "failed") return <Notice tone="error">The quiz could not be loaded. Reload the page.</Notice>;
  return asked && isNamed ? <ClassSlide key={asked.key} asked={asked} /> : null;
}

function OfSet({ set, query }: { readonly set: QuestionSet; readonly query: URLSearchParams }) {
  const drawn = useQuestions(set, null);
  const questions = drawn?.questions ?? [];
  const place = questionRows.classQuestion.place(query, questions.length);
  if (drawn === null) return null;
  if (drawn.problem !== null) return <Notice tone="error">{drawn.problem}</Notice>;
  const asked = askOfSet(set, questions, place);
  return asked ? <ClassSlide key={asked.key} asked={asked} /> : null;
}
