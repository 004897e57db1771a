import { useState } from "react";
import { quizzes } from "#content/quizzes.ts";
import { thousands } from "#nn/format.ts";
import { CONCEPTS } from "#quiz/concepts.ts";
import { type Knowledge, knowledgeOf, revisitOf } from "#quiz/knowledge.ts";
import { recordOf, type Step, stepsOf } from "#quiz/practice.ts";
import { freshSeed } from "#quiz/results.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";
import { questionRows } from "#state/persist/question-rows.ts";
import { routeHref } from "#ui/route.ts";
import { usePageName } from "#ui/page-name.ts";
import { PRACTICE } from "./places.ts";
import { Results } from "./results.tsx";
import "./progress-page.css";

/** What the student knows by concept, what to look at again, and the results as files. */
export function ProgressPage() {
  usePageName("Your progress");
  const records = useQuizProgress((state) => state.records);
  const [now] = useState(() => Date.now());
  const steps = stepsOf(quizzes, records, now);
  const held = steps.filter(({ schedule }) => schedule.standing === "held").length;
  const solved = Object.values(records).reduce((sum, record) => sum + record.solved, 0);
  const firstTry = Object.values(records).reduce((sum, record) => sum + record.firstTry, 0);
  return (
    <>
      <nav className="quiz-path" aria-label="Where you are">
        <a href={routeHref("quizzes")}>Quizzes</a> <span aria-hidden="true">/</span> <span>Progress</span>
      </nav>
      <h1 className="quiz-title">Your progress</h1>
      <p className="quiz-group-note">
        {`Questions solved: ${thousands(solved)}, of which ${thousands(firstTry)} on the first try. Levels that you know: ${held} of ${steps.length}.`}
      </p>
      <div className="quiz-practice">
        <a className="quiz-practise" href={routeHref("quizzes", PRACTICE)}>
          Practise
        </a>
      </div>
      <Revisit steps={revisitOf(steps)} />
      <h2 className="quiz-part-title">By concept</h2>
      <p className="quiz-group-note">
        You know a level once you have solved two of its questions in a row on the first try. After days or weeks
        without one, it is time to check whether you still do.
      </p>
      <ul className="quiz-concepts">
        {knowledgeOf(steps).map((each) => (
          <Mastery key={each.concept} knowledge={each} />
        ))}
      </ul>
      <h2 className="quiz-part-title">Results</h2>
      <Results />
    </>
  );
}

function Revisit({ steps }: { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <section aria-label="To look at again">
      <h2 className="quiz-part-title">To look at again</h2>
      <ul className="quiz-revisit">
        {steps.map((step) => (
          <RevisitStep key={step.card.id} step={step} />
        ))}
      </ul>
    </section>
  );
}

function RevisitStep({ step: { card, level, schedule } }: { readonly step: Step }) {
  const { results, seed } = useQuizProgress((state) => recordOf(state.records, card.id));
  const question = questionRows.question.write({ level, seed: freshSeed(results, level, seed) });
  return (
    <li>
      <a href={routeHref("quizzes", card.id, question)}>{`${card.title}, level ${level}`}</a>
      <span className="quiz-revisit-why">
        {schedule.standing === "missed" ? "missed last time" : "not seen for a while"}
      </span>
      <span className="quiz-revisit-about">{card.concepts.map((concept) => CONCEPTS[concept]).join(" · ")}</span>
      <a href={routeHref("lecture", card.scene)}>See it in the scene</a>
    </li>
  );
}

function stateText({ levels, held, asked }: Knowledge): string {
  if (asked === 0) return "not started";
  return `${held} of ${levels} ${levels === 1 ? "level" : "levels"} known`;
}

function Mastery({ knowledge }: { readonly knowledge: Knowledge }) {
  const { concept, levels, held, asked } = knowledge;
  const share = (count: number): string => `${(100 * count) / levels}%`;
  return (
    <li className="quiz-concept" data-begun={asked > 0 || undefined}>
      <span className="quiz-concept-name">{CONCEPTS[concept]}</span>
      <span className="quiz-concept-state">{stateText(knowledge)}</span>
      <span className="quiz-concept-bar" aria-hidden="true">
        <span data-asked style={{ width: share(asked) }} />
        <span data-held style={{ width: share(held) }} />
      </span>
    </li>
  );
}
