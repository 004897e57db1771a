import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Attempt } from "#quiz/attempt.ts";
import { check, giveUp, isSolved, judge, type Outcome, outcomeOf, takeHint } from "#quiz/judging.ts";
import { type Question, setKey } from "#quiz/question.ts";
import { Button } from "#ui/button.tsx";
import { KeyHint } from "#ui/key-hint.tsx";
import { Notice } from "#ui/notice.tsx";
import { QuestionFigure } from "../drawn/question-figure.tsx";
import { Choices } from "./choices.tsx";
import { NumberEntry } from "./number-entry.tsx";
import { Rich } from "./rich.tsx";
import { SetEntry } from "./set-entry.tsx";
import { Solution } from "./solution.tsx";
import { SourceLine } from "./source-line.tsx";
import "./question.css";

interface QuestionCardProps {
  readonly question: Question;
  readonly attempt: Attempt;
  /** Called with the attempt after each answer, hint or request for the solution. */
  readonly onAttempt: (attempt: Attempt, outcome: Outcome) => void;
  /** Starts the question again; offered once it is solved or its solution shown. Without it, nothing can be done twice. */
  readonly onRetry?: () => void;
  /** Goes to the next question; offered once this one is solved or its solution shown. */
  readonly onNext?: () => void;
  /** Whether its keys work at once: the one before it had the focus. */
  readonly takesFocus?: boolean;
}

/** A question with its figure: answers, feedback by misconception, hints, worked solution. Keys: 1-4, Enter, H, N. */
export function QuestionCard({ question, attempt, onAttempt, onRetry, onNext, takesFocus = false }: QuestionCardProps) {
  const card = useRef<HTMLElement>(null);
  const [message, setMessage] = useState<string | null>(null);
  const solved = isSolved(question, attempt);
  const last = attempt.tries.at(-1);
  const [unchecked, setUnchecked] = useState("");
  const verdict = last === undefined ? null : judge(question, last);
  const isOver = solved || attempt.gaveUp;
  /** What is typed or ticked; once it is solved, what solved it. */
  const draft = solved ? (last ?? "") : unchecked;
  const ticked = draft === "" ? [] : draft.split(",");
  const take = (next: Attempt): void => onAttempt(next, outcomeOf(question, next));
  const answer = (given: string): void => {
    const checked = check(question, attempt, given);
    if ("message" in checked) setMessage(checked.message);
    else {
      setMessage(null);
      take(checked.attempt);
    }
  };
  const tick = (id: string): void => {
    setUnchecked(setKey(ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id]));
  };
  useEffect(() => {
    if (takesFocus) card.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  /** The pressed button is about to disappear: the card takes the focus, so that its keys keep working. */
  const keepFocus = (): void => card.current?.focus({ preventScroll: true });
  const showSolution = (): void => {
    keepFocus();
    take(giveUp(question, attempt));
  };
  const retry = (): void => {
    keepFocus();
    setMessage(null);
    setUnchecked("");
    onRetry?.();
  };
  const confirm = (): void => {
    if (solved) onNext?.();
    else answer(draft);
  };
  const press = (key: string): boolean => {
    const option = question.answer.kind === "number" ? undefined : question.answer.options[Number(key) - 1];
    if (option && !solved) {
      if (question.answer.kind === "set") tick(option.id);
      else answer(option.id);
    } else if (key === "Enter" && question.answer.kind === "set" && !solved) confirm();
    else if (key === "Enter" && isOver && onNext) onNext();
    else if (key === "h") take(takeHint(question, attempt));
    else if (key === "n" && isOver && onNext) onNext();
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    const isTyped = target instanceof HTMLInputElement && target.type !== "checkbox";
    // No number has an h in it. Enter presses what has the focus.
    if (isTyped && key !== "h") return;
    if (key === "Enter" && (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement)) return;
    if (!press(key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The keys are only shortcuts to the buttons inside.
    <article className="quiz-card" ref={card} tabIndex={-1} onKeyDown={onKeyDown}>
      <p className="quiz-prompt">
        <Rich text={question.prompt} />
      </p>
      {question.figure ? <QuestionFigure figure={question.figure} revealed={isOver} /> : null}
      {question.source ? <SourceLine source={question.source} /> : null}
      {question.answer.kind === "choice" ? (
        <Choices answer={question.answer} tries={attempt.tries} solved={solved} onChoose={answer} />
      ) : question.answer.kind === "set" ? (
        <SetEntry answer={question.answer} ticked={ticked} solved={solved} onTick={tick} onCheck={confirm} />
      ) : (
        <NumberEntry answer={question.answer} text={draft} solved={solved} onType={setUnchecked} onCheck={confirm} />
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
      {isOver ? <Solution question={question} tries={attempt.tries} /> : null}
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
        {isOver && onRetry ? (
          <Button look="quiet" onPress={retry}>
            Try it again
          </Button>
        ) : null}
      </div>
    </article>
  );
}
