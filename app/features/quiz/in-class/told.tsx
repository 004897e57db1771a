import type { RevealStep } from "#quiz/class-vote.ts";
import { plain } from "#quiz/plain.ts";
import { Rich } from "#figures/question/rich.tsx";

const letter = (id: string): string => id.toUpperCase();

/** One step of the answer. */
export function Told({ step }: { readonly step: RevealStep }) {
  if (step.kind === "solution") {
    return (
      <section className="class-solution" aria-label="Worked solution">
        <h2 className="class-told-title">Worked solution</h2>
        <div className="class-solution-steps">
          {step.steps.map((text, i) => (
            <p key={`step ${i + 1}`}>
              <Rich text={text} />
            </p>
          ))}
        </div>
      </section>
    );
  }
  const { option } = step;
  const title = step.kind === "right" ? "This is right" : step.misconception.name;
  const feedback = step.kind === "right" ? step.feedback : step.misconception.feedback;
  return (
    <section className="class-step" data-kind={step.kind}>
      <p className="class-told-which">{`${letter(option.id)}: ${plain(option.text)}`}</p>
      <h2 className="class-told-title">{title}</h2>
      <p>
        <Rich text={feedback} />
      </p>
    </section>
  );
}
