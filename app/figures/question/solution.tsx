import { amount } from "#nn/format.ts";
import { judge } from "#quiz/judging.ts";
import { plain } from "#quiz/plain.ts";
import type { Question } from "#quiz/question.ts";
import { Rich } from "./rich.tsx";

/** A given answer as it was printed or typed. */
function given({ answer }: Question, tried: string): string {
  if (answer.kind === "number") return amount(Number(tried));
  const letters = tried.split(",");
  return answer.options.flatMap(({ id, text }) => (letters.includes(id) ? [plain(text)] : [])).join(", ");
}

/** Where the way of the last wrong answer leaves the right one; null where nobody knows. */
function parting(question: Question, tries: readonly string[]): string | null {
  for (const tried of tries.toReversed()) {
    const verdict = judge(question, tried);
    if (verdict?.kind === "wrong" && verdict.misconception)
      return `Where ${given(question, tried)} goes wrong: ${verdict.misconception.name}.`;
  }
  return null;
}

/** The worked solution, step by step. */
export function Solution({ question, tries }: { readonly question: Question; readonly tries: readonly string[] }) {
  const parted = parting(question, tries);
  return (
    <section className="quiz-solution" aria-label="Worked solution">
      <p className="quiz-solution-title">Worked solution</p>
      {question.solution.map((step, i) => (
        <p key={`step ${i + 1}`}>
          <Rich text={step} />
        </p>
      ))}
      {parted === null ? null : <p className="quiz-solution-parting">{parted}</p>}
    </section>
  );
}
