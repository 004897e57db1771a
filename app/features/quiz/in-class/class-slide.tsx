import { useEffect, useRef } from "react";
import { numeral } from "#quiz/answers.ts";
import { type ClassVote, fitting, handsIn, revealOf, toldRights } from "#quiz/class-vote.ts";
import { useClassVotes } from "#state/stores/class-votes.ts";
import { QuestionFigure } from "#figures/drawn/question-figure.tsx";
import { Rich } from "#figures/question/rich.tsx";
import { SourceLine } from "#figures/question/source-line.tsx";
import { useActions } from "#ui/action.ts";
import { routeHref } from "#ui/route.ts";
import { usePresenting } from "#ui/theme.ts";
import type { Asked } from "./asked.ts";
import { ClassBar } from "./class-bar.tsx";
import { ClassOptions } from "./class-options.tsx";
import { Told } from "./told.tsx";
import { useClassActions } from "./use-class-actions.ts";
import { useFit } from "./use-fit.ts";
import "./in-class.css";

const hands = (count: number): string => `${count} ${count === 1 ? "hand" : "hands"}`;

function totals({ first, second }: ClassVote): string {
  const firstly = hands(handsIn(first));
  return second === null ? firstly : `First vote: ${firstly}. Second vote: ${hands(handsIn(second))}.`;
}

/** A question in large type, the hands for each of its answers, and the answer step by step. */
export function ClassSlide({ asked }: { readonly asked: Asked }) {
  const { key, title, which, question, answer, statements } = asked;
  const vote = fitting(
    useClassVotes(({ votes }) => votes[key]),
    answer,
  );
  const isPresenting = usePresenting();
  const steps = revealOf(asked, vote);
  const shown = Math.min(vote.shown, steps.length);
  const step = steps[shown - 1] ?? null;
  const actions = useClassActions(asked, vote, steps.length);
  useActions(actions.all);
  const { box, content } = useFit(isPresenting);
  const slide = useRef<HTMLElement>(null);
  useEffect(() => slide.current?.focus({ preventScroll: true }), []);
  const rights = shown > 0 ? toldRights(answer, vote) : null;
  return (
    <article
      className="class-slide"
      ref={slide}
      tabIndex={-1}
      aria-label="In class"
      data-presenting={isPresenting || undefined}
      data-phase={step === null ? "vote" : step.kind}
    >
      <header className="class-head">
        <nav className="quiz-path" aria-label="Where you are">
          <a href={routeHref("quizzes")}>Quizzes</a> <span aria-hidden="true">/</span>{" "}
          <a href={asked.asQuiz}>As a quiz</a> <span aria-hidden="true">/</span> <span>In class</span>
        </nav>
        <h1 className="class-title">{title}</h1>
        <p className="class-which">{which}</p>
      </header>
      <div className="class-box" ref={box}>
        <div className="class-content" ref={content}>
          <p className="class-prompt">
            <Rich text={question.prompt} />
          </p>
          {statements.length > 0 ? (
            <ol className="class-statements">
              {statements.map((text, i) => (
                <li key={numeral(i)}>
                  <span className="class-numeral">{numeral(i)}</span> <Rich text={text} />
                </li>
              ))}
            </ol>
          ) : null}
          <div className="class-main" data-figure={question.figure !== null || undefined}>
            <div className="class-side">
              <div className="class-told" aria-live="polite">
                {step === null ? null : <Told step={step} />}
              </div>
              {question.figure ? <QuestionFigure figure={question.figure} revealed={shown > 0} /> : null}
              {question.source ? <SourceLine source={question.source} /> : null}
            </div>
            <div className="class-answers">
              <ClassOptions
                answer={answer}
                vote={vote}
                told={steps.slice(0, shown)}
                onHands={actions.setHands}
                onKey={actions.press}
                onDone={() => slide.current?.focus({ preventScroll: true })}
              />
              {rights === null ? (
                <p className="class-total">{totals(vote)}</p>
              ) : (
                <p className="class-rights">{rights}</p>
              )}
            </div>
          </div>
        </div>
      </div>
      <ClassBar actions={actions} />
      <p className="visually-hidden" role="status">
        {actions.said}
      </p>
    </article>
  );
}
