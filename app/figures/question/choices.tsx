import type { ChoiceAnswer } from "#quiz/question.ts";
import { Rich } from "./rich.tsx";

interface ChoicesProps {
  readonly answer: ChoiceAnswer;
  readonly tries: readonly string[];
  readonly solved: boolean;
  readonly onChoose: (id: string) => void;
}

/** Printed answers; pressing one chooses it. */
export function Choices({ answer, tries, solved, onChoose }: ChoicesProps) {
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
