import { amount } from "#nn/format.ts";
import { plain } from "#quiz/plain.ts";
import type { Answer } from "#quiz/question.ts";
import type { SetQuestion } from "#quiz/set.ts";
import { QuestionFigure } from "#figures/drawn/question-figure.tsx";
import { Rich } from "#figures/question/rich.tsx";
import { SourceLine } from "#figures/question/source-line.tsx";

/** The right answer on one line: `b) 864`, `27 or 28`. */
function keyOf(answer: Answer): string {
  if (answer.kind === "number") {
    const numbers = [answer.correct, ...(answer.also ?? [])].map(amount).join(" or ");
    return answer.unit === undefined ? numbers : `${numbers} ${answer.unit}`;
  }
  const rights = answer.options.flatMap(({ id, text, correct }) => (correct ? [`${id}) ${plain(text)}`] : []));
  return rights.join(", ");
}

function AnswerPlace({ answer }: { readonly answer: Answer }) {
  if (answer.kind === "number") return <p className="set-blank">{`Answer: ____________ ${answer.unit ?? ""}`}</p>;
  return (
    <ol className="set-options">
      {answer.options.map(({ id, text }) => (
        <li key={id}>
          <Rich text={text} />
        </li>
      ))}
    </ol>
  );
}

/** The questions of a set as a sheet of paper, with the key on a page of its own. */
export function SetSheet({ title, questions }: { readonly title: string; readonly questions: readonly SetQuestion[] }) {
  return (
    <div className="set-sheet">
      <section aria-label="Questions">
        <h2 className="quiz-part-title">{title === "" ? "Questions" : title}</h2>
        <ol className="set-questions">
          {questions.map(({ family, level, seed, question }) => (
            <li key={`${family} ${level} ${seed}`}>
              <p>
                <Rich text={question.prompt} />
              </p>
              {question.figure ? <QuestionFigure figure={question.figure} revealed={false} /> : null}
              {question.source ? <SourceLine source={question.source} /> : null}
              <AnswerPlace answer={question.answer} />
            </li>
          ))}
        </ol>
      </section>
      <section className="set-key" aria-label="Key">
        <h2 className="quiz-part-title">Key</h2>
        <ol className="set-questions">
          {questions.map(({ family, level, seed, title: name, question }) => (
            <li key={`${family} ${level} ${seed}`}>
              <p className="set-key-answer">{keyOf(question.answer)}</p>
              <p className="set-key-name">{`${name}, level ${level}, question ${seed}`}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
