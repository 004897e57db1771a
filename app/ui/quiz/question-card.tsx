import { type KeyboardEvent, useId, useRef, useState } from "react";
import { type Attempt, check, giveUp, isSolved, judge, type Outcome, outcomeOf, takeHint } from "#quiz/attempt.ts";
import type { ChoiceAnswer, NumberAnswer, Question } from "#quiz/question.ts";
import { Button } from "../button.tsx";
import { KeyHint } from "../key-hint.tsx";
import { Notice } from "../notice.tsx";
import { ConvFigure } from "./conv-figure.tsx";
import { Rich } from "./rich.tsx";
import "./quiz.css";

interface QuestionCardProps {
  readonly question: Question;
  readonly attempt: Attempt;
  /** Called with the attempt after each answer, hint or request for the solution. */
  readonly onAttempt: (attempt: Attempt, outcome: Outcome) => void;
  /** Starts the question again; offered once it is solved or its solution shown. */
  readonly onRetry: () => void;
  /** Goes to the next question; offered once this one is solved or its solution shown. */
  readonly onNext?: () => void;
}

/** A question with its figure: answers, feedback by misconception, hints, worked solution. Keys: 1-4, H, N. */
export function QuestionCard({ question, attempt, onAttempt, onRetry, onNext }: QuestionCardProps) {
  const card = useRef<HTMLElement>(null);
  const [message, setMessage] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const solved = isSolved(question, attempt);
  const last = attempt.tries.at(-1);
  const verdict = last === undefined ? null : judge(question, last);
  const isOver = solved || attempt.gaveUp;
  const take = (next: Attempt): void => onAttempt(next, outcomeOf(question, next));
  const answer = (given: string): void => {
    const checked = check(question, attempt, given);
    if ("message" in checked) setMessage(checked.message);
    else {
      setMessage(null);
      take(checked.attempt);
    }
  };
  /** The pressed button is about to disappear: the card takes the focus, so that its keys keep working. */
  const keepFocus = (): void => card.current?.focus({ preventScroll: true });
  const showSolution = (): void => {
    keepFocus();
    take(giveUp(question, attempt));
  };
  const retry = (): void => {
    keepFocus();
    setMessage(null);
    setRound(round + 1);
    onRetry();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const options = question.answer.kind === "choice" ? question.answer.options : [];
    const option = options[Number(event.key) - 1];
    if (option && !solved) answer(option.id);
    else if (event.key === "h") take(takeHint(question, attempt));
    else if (event.key === "n" && isOver && onNext) onNext();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The keys are only shortcuts to the buttons inside.
    <article className="quiz-card" ref={card} tabIndex={-1} onKeyDown={onKeyDown}>
      <p className="quiz-prompt">
        <Rich text={question.prompt} />
      </p>
      {question.figure ? <ConvFigure figure={question.figure} revealed={isOver} /> : null}
      {question.answer.kind === "choice" ? (
        <Choices answer={question.answer} tries={attempt.tries} solved={solved} onChoose={answer} />
      ) : (
        <NumberEntry key={round} answer={question.answer} solved={solved} last={last ?? ""} onCheck={answer} />
      )}
      <div aria-live="polite" className="quiz-feedback">
        {message === null ? null : <Notice>{message}</Notice>}
        {verdict && message === null ? (
          <Notice
            tone={verdict.kind === "correct" ? "good" : "warning"}
            title={verdict.kind === "correct" ? "Correct" : (verdict.misconception?.name ?? "Not yet")}
          >
            <Rich text={verdict.feedback} />
          </Notice>
        ) : null}
        {question.hints.slice(0, attempt.hints).map((hint, i) => (
          <Notice key={`hint ${i + 1}`} title={`Hint ${i + 1}`}>
            <Rich text={hint} />
          </Notice>
        ))}
      </div>
      {isOver ? <Solution question={question} /> : null}
      <div className="quiz-actions">
        {!isOver && attempt.hints < question.hints.length ? (
          <Button onPress={() => take(takeHint(question, attempt))}>
            <span>{attempt.hints === 0 ? "Hint" : "Another hint"}</span> <KeyHint keys="H" />
          </Button>
        ) : null}
        {isOver ? null : (
          <Button look="quiet" onPress={showSolution}>
            Show the solution
          </Button>
        )}
        {isOver && onNext ? (
          <Button look="primary" onPress={onNext}>
            Next question <KeyHint keys="N" />
          </Button>
        ) : null}
        {isOver ? (
          <Button look="quiet" onPress={retry}>
            Try it again
          </Button>
        ) : null}
      </div>
    </article>
  );
}

interface ChoicesProps {
  readonly answer: ChoiceAnswer;
  readonly tries: readonly string[];
  readonly solved: boolean;
  readonly onChoose: (id: string) => void;
}

function Choices({ answer, tries, solved, onChoose }: ChoicesProps) {
  return (
    <ol className="quiz-choices">
      {answer.options.map((option, i) => {
        const isTried = tries.includes(option.id);
        return (
          <li key={option.id}>
            <button
              type="button"
              className="quiz-choice"
              data-state={isTried ? (option.correct ? "right" : "wrong") : undefined}
              aria-disabled={solved || isTried}
              aria-keyshortcuts={String(i + 1)}
              onClick={() => {
                if (!solved && !isTried) onChoose(option.id);
              }}
            >
              <span className="quiz-choice-letter">{option.id}</span>
              <span>
                <Rich text={option.text} />
              </span>
              {isTried ? (
                <span className="visually-hidden">{option.correct ? ", correct" : ", tried: incorrect"}</span>
              ) : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

interface NumberEntryProps {
  readonly answer: NumberAnswer;
  readonly solved: boolean;
  readonly last: string;
  readonly onCheck: (text: string) => void;
}

function NumberEntry({ answer, solved, last, onCheck }: NumberEntryProps) {
  const [text, setText] = useState(solved ? last : "");
  const field = useId();
  return (
    <form
      className="quiz-number"
      onSubmit={(event) => {
        event.preventDefault();
        if (!solved) onCheck(text);
      }}
    >
      <label htmlFor={field} className="visually-hidden">
        {answer.unit === undefined ? "Your answer" : `Your answer in ${answer.unit}`}
      </label>
      <input
        id={field}
        className="ui-text-input quiz-number-input"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        readOnly={solved}
        onChange={(event) => setText(event.target.value)}
      />
      <span>{answer.unit}</span>
      {solved ? null : (
        <button type="submit" className="ui-button" data-look="primary">
          Check
        </button>
      )}
    </form>
  );
}

function Solution({ question }: { readonly question: Question }) {
  return (
    <section className="quiz-solution" aria-label="Worked solution">
      <p className="quiz-solution-title">Worked solution</p>
      {question.solution.map((step, i) => (
        <p key={`step ${i + 1}`}>
          <Rich text={step} />
        </p>
      ))}
    </section>
  );
}
