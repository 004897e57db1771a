import type { SetAnswer } from "#quiz/question.ts";
import { Rich } from "./rich.tsx";

interface SetEntryProps {
  readonly answer: SetAnswer;
  readonly ticked: readonly string[];
  readonly solved: boolean;
  readonly onTick: (id: string) => void;
  readonly onCheck: () => void;
}

/** Answers to tick, as many as are right, and a button that checks them together. */
export function SetEntry({ answer, ticked, solved, onTick, onCheck }: SetEntryProps) {
  return (
    <form
      className="quiz-set"
      onSubmit={(event) => {
        event.preventDefault();
        if (!solved) onCheck();
      }}
    >
      <fieldset className="quiz-set-options">
        <legend className="quiz-set-legend">Tick all that apply</legend>
        <ol className="quiz-choices">
          {answer.options.map((option, i) => (
            <li key={option.id}>
              <label className="quiz-choice" data-state={solved && option.correct ? "right" : undefined}>
                <input
                  type="checkbox"
                  checked={ticked.includes(option.id)}
                  aria-disabled={solved}
                  aria-keyshortcuts={String(i + 1)}
                  onChange={() => {
                    if (!solved) onTick(option.id);
                  }}
                />
                <span>
                  <Rich text={option.text} />
                </span>
              </label>
            </li>
          ))}
        </ol>
      </fieldset>
      {solved ? null : (
        <button type="submit" className="ui-button" data-look="primary">
          Check
        </button>
      )}
    </form>
  );
}
