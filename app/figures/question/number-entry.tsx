import { useId } from "react";
import { parseNumber } from "#quiz/parse-number.ts";
import type { NumberAnswer } from "#quiz/question.ts";

interface NumberEntryProps {
  readonly answer: NumberAnswer;
  readonly text: string;
  readonly solved: boolean;
  readonly onType: (text: string) => void;
  readonly onCheck: () => void;
}

/** What a text is read as, said before it counts; nothing where that is how it was typed. */
function understood(text: string, whole: boolean): string {
  const parsed = parseNumber(text, whole);
  return parsed.ok && parsed.understood !== text.trim() ? `understood as ${parsed.understood}` : "";
}

/** A field for a number or a calculation. Enter checks it. */
export function NumberEntry({ answer, text, solved, onType, onCheck }: NumberEntryProps) {
  const field = useId();
  const reading = useId();
  return (
    <form
      className="quiz-number"
      onSubmit={(event) => {
        event.preventDefault();
        onCheck();
      }}
    >
      <label htmlFor={field} className="visually-hidden">
        {answer.unit === undefined ? "Your answer" : `Your answer in ${answer.unit}`}
      </label>
      <input
        id={field}
        className="ui-text-input quiz-number-input"
        inputMode="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={60}
        value={text}
        readOnly={solved}
        aria-describedby={reading}
        onChange={(event) => onType(event.target.value)}
      />
      <span>{answer.unit}</span>
      {solved ? null : (
        <button type="submit" className="ui-button" data-look="primary">
          Check
        </button>
      )}
      <output id={reading} className="quiz-number-reading">
        {solved ? "" : understood(text, answer.whole)}
      </output>
    </form>
  );
}
