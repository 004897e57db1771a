import { useId, useState } from "react";
import { type Attempt, NO_ATTEMPT } from "#quiz/attempt.ts";
import { giveUp, isFirstTry, isSolved } from "#quiz/judging.ts";
import { type QuestionSet, questionCount, type SetQuestion, studentSeed } from "#quiz/set.ts";
import { questionRows } from "#state/persist/question-rows.ts";
import { QuestionCard } from "#figures/question/question-card.tsx";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { routeHref } from "#ui/route.ts";
import { usePageName } from "#ui/page-name.ts";
import { inMinutes, useTimeLeft } from "./time-left.ts";
import { linkedSet, useQuestions } from "./use-set.ts";
import "./sets.css";

/** A student who has begun a set. */
interface Begun {
  /** Seed of the student; null if all students get the same. */
  readonly student: number | null;
  /** When, in ms since 1970. */
  readonly at: number;
}

/** A student's page: the set that a link holds. Another link begins another set. */
export function TakeSet({ query }: { readonly query: URLSearchParams }) {
  return <LinkedSet key={questionRows.questionSet.read(query)} query={query} />;
}

function LinkedSet({ query }: { readonly query: URLSearchParams }) {
  const { set, problem } = linkedSet(query);
  const [begun, setBegun] = useState<Begun | null>(null);
  const name = set?.title ? set.title : "A set of questions";
  usePageName(name);
  return (
    <>
      <nav className="quiz-path" aria-label="Where you are">
        <a href={routeHref("quizzes")}>Quizzes</a> <span aria-hidden="true">/</span> <span>A set for a class</span>
      </nav>
      <h1 className="quiz-title">{name}</h1>
      {set === null ? (
        <Notice tone="warning">{problem ?? "The link does not contain a set of questions. Ask for it again."}</Notice>
      ) : begun === null ? (
        <Start set={set} onStart={(student) => setBegun({ student, at: Date.now() })} />
      ) : (
        <Running set={set} begun={begun} />
      )}
    </>
  );
}

function rulesOf({ seconds, attempts, ...set }: QuestionSet): string {
  const count = questionCount({ seconds, attempts, ...set });
  const time = seconds === null ? "without a time limit" : `in ${inMinutes(seconds)}`;
  const tries =
    attempts === null ? "as many attempts as you like" : `${attempts} attempt${attempts === 1 ? "" : "s"} at each`;
  return `${count} question${count === 1 ? "" : "s"} ${time}, ${tries}. Leaving or reloading the page starts the set again.`;
}

function Start({ set, onStart }: { readonly set: QuestionSet; readonly onStart: (student: number | null) => void }) {
  const id = useId();
  const [name, setName] = useState("");
  const asksName = set.ownNumbers || set.shuffled;
  return (
    <form
      className="set-start"
      onSubmit={(event) => {
        event.preventDefault();
        if (!asksName) onStart(null);
        else if (name.trim() !== "") onStart(studentSeed(name));
      }}
    >
      <p>{rulesOf(set)}</p>
      {asksName ? (
        <div className="ui-field">
          <label className="ui-label" htmlFor={id}>
            Your name, or the number that you were given: your questions, or their order, depend on it
          </label>
          <input className="ui-text-input" id={id} value={name} onChange={(event) => setName(event.target.value)} />
        </div>
      ) : null}
      <button type="submit" className="ui-button" data-look="primary" disabled={asksName && name.trim() === ""}>
        Begin
      </button>
    </form>
  );
}

function Running({ set, begun }: { readonly set: QuestionSet; readonly begun: Begun }) {
  const drawn = useQuestions(set, begun.student);
  const left = useTimeLeft(set.seconds === null ? null : begun.at + set.seconds * 1000);
  const [place, setPlace] = useState(0);
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  if (drawn === null) return null;
  if (drawn.problem !== null) return <Notice tone="error">{drawn.problem}</Notice>;
  const { questions } = drawn;
  const asked = questions[place];
  if (!asked || left === 0) return <Summary questions={questions} attempts={attempts} isLate={left === 0} />;
  const keep = (attempt: Attempt): void =>
    setAttempts(questions.map((_, i) => (i === place ? attempt : (attempts[i] ?? NO_ATTEMPT))));
  return (
    <>
      <p className="quiz-status">{`Question ${place + 1} of ${questions.length}`}</p>
      {left === null ? null : <p className="quiz-status" role="timer">{`${inMinutes(left)} left`}</p>}
      <QuestionCard
        key={place}
        question={asked.question}
        attempt={attempts[place] ?? NO_ATTEMPT}
        onAttempt={(attempt) => {
          const isOut = set.attempts !== null && attempt.tries.length >= set.attempts;
          keep(isOut ? giveUp(asked.question, attempt) : attempt);
        }}
        {...(set.attempts === null ? { onRetry: () => keep(NO_ATTEMPT) } : {})}
        onNext={() => setPlace(place + 1)}
      />
      <div className="set-ways">
        <Button disabled={place === 0} onPress={() => setPlace(place - 1)}>
          Back
        </Button>
        <Button onPress={() => setPlace(place + 1)}>{place + 1 < questions.length ? "Next" : "Finish"}</Button>
      </div>
    </>
  );
}

interface SummaryProps {
  readonly questions: readonly SetQuestion[];
  readonly attempts: readonly Attempt[];
  readonly isLate: boolean;
}

function Summary({ questions, attempts, isLate }: SummaryProps) {
  const done = questions.map(({ question }, i) => ({ question, attempt: attempts[i] ?? NO_ATTEMPT }));
  const solved = done.filter(({ question, attempt }) => !attempt.gaveUp && isSolved(question, attempt)).length;
  const first = done.filter(({ question, attempt }) => isFirstTry(question, attempt)).length;
  return (
    <section className="set-summary" aria-label="Result">
      <h2 className="quiz-part-title">{isLate ? "Time is up" : "Done"}</h2>
      <p>{`${solved} of ${questions.length} solved, ${first} of them on the first try.`}</p>
    </section>
  );
}
