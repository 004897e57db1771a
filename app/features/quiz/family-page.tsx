import { useEffect, useMemo, useState } from "react";
import { quizzes } from "#content/quizzes.ts";
import type { Architecture } from "#nn/types.ts";
import { TOPICS } from "#quiz/concepts.ts";
import { type Level, LEVELS, type QuizFamily } from "#quiz/family.ts";
import { NO_RECORD, type QuizRecord } from "#quiz/mastery.ts";
import { linkRows } from "#state/persist/link-rows.ts";
import { questionRows } from "#state/persist/question-rows.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";
import { QuestionCard } from "#figures/question/question-card.tsx";
import { navigate, routeHref } from "#ui/route.ts";
import { usePageName } from "#ui/page-name.ts";
import { classHref } from "./in-class/asked.ts";
import { PRACTICE } from "./places.ts";

function statusText({ levels }: QuizFamily, { seed, level, solved, firstTry, streak }: QuizRecord): string {
  const row = streak > 1 ? `, ${streak} in a row` : "";
  return `Question ${seed}, level ${level} of ${levels} · ${solved} solved, ${firstTry} on the first try${row}`;
}

const LEVEL_NAMES = { 1: "Choose", 2: "Type", 3: "Work backwards" } as const;

interface LevelsProps {
  readonly family: QuizFamily;
  readonly record: QuizRecord;
  readonly isPractice: boolean;
}

/** The levels of a family as links: any of them can be opened at any time. */
function Levels({ family, record, isPractice }: LevelsProps) {
  const name = (level: Level): string =>
    family.source === "lecture" && level > 1 ? LEVEL_NAMES[3] : LEVEL_NAMES[level];
  return (
    <ol className="quiz-levels" aria-label="Levels">
      {LEVELS.slice(0, family.levels).map((level) => (
        <li key={level}>
          <a
            className="quiz-level"
            href={routeHref(
              "quizzes",
              family.id,
              questionRows.question.write({ seed: record.seed, level }, isPractice),
            )}
            aria-current={level === record.level ? "true" : undefined}
          >
            {`${level} · ${name(level)}`}
          </a>
        </li>
      ))}
    </ol>
  );
}

/** One quiz: the current question, and links from it. The address names the question. */
export function FamilyPage({ family, query }: { readonly family: QuizFamily; readonly query: URLSearchParams }) {
  usePageName(family.title);
  const record = useQuizProgress((state) => state.records[family.id] ?? NO_RECORD);
  const { open, next, retry, record: keep } = useQuizProgress.getState();
  const isGenerated = family.source === "generated";
  const isNamed = isGenerated || family.levels > 1;
  const { seed, level } = record;
  const wanted = questionRows.question.read(query, family.levels);
  const isPractice = questionRows.question.isPractice(query);
  // A question of the lecture is the same whatever the seed, and counts once.
  const wantedSeed = wanted === null ? null : isGenerated ? wanted.seed : NO_RECORD.seed;
  const wantedLevel = wanted?.level ?? null;

  // A link opens its question; without one, the address follows the current question.
  useEffect(() => {
    if (!isNamed) return;
    if (wantedSeed !== null && wantedLevel !== null) open(family.id, wantedSeed, wantedLevel);
    else navigate(routeHref("quizzes", family.id, questionRows.question.write({ seed, level })), { replace: true });
  }, [family.id, isNamed, wantedSeed, wantedLevel, open, seed, level]);

  const question = useMemo(() => family.generate(seed, level), [family, seed, level]);
  const [isUnderWay, setUnderWay] = useState(isPractice);
  const goOn = (): void => {
    setUnderWay(true);
    if (isPractice) navigate(routeHref("quizzes", PRACTICE));
    else if (isGenerated) {
      next(family.id);
      const after = useQuizProgress.getState().records[family.id] ?? NO_RECORD;
      navigate(routeHref("quizzes", family.id, questionRows.question.write(after)));
    } else if (level < family.levels) {
      const turned = { seed, level: LEVELS.find((each) => each > level) ?? level };
      navigate(routeHref("quizzes", family.id, questionRows.question.write(turned)));
    } else {
      const following = quizzes[quizzes.findIndex(({ id }) => id === family.id) + 1] ?? quizzes[0];
      if (following) navigate(routeHref("quizzes", following.id));
    }
  };
  return (
    <>
      <nav className="quiz-path" aria-label="Where you are">
        <a href={routeHref("quizzes")}>Quizzes</a> <span aria-hidden="true">/</span>{" "}
        <span>{isPractice ? "Practice" : isGenerated ? TOPICS[family.topic].title : "From the lecture"}</span>
      </nav>
      <h1 className="quiz-title">{family.title}</h1>
      {family.levels > 1 ? <Levels family={family} record={record} isPractice={isPractice} /> : null}
      {isGenerated ? <p className="quiz-status">{statusText(family, record)}</p> : null}
      <QuestionCard
        key={`${seed} ${level}`}
        question={question}
        attempt={record.attempt}
        onAttempt={(attempt, outcome) => keep(family.id, attempt, outcome, family.levels)}
        onRetry={() => retry(family.id)}
        onNext={goOn}
        takesFocus={isUnderWay}
      />
      <Ways lab={question.lab} scene={family.scene} inClass={classHref(family.id, { seed, level })} />
    </>
  );
}

interface WaysProps {
  readonly lab: Architecture | null;
  readonly scene: string;
  /** Address of the same question for a class. */
  readonly inClass: string;
}

/**
 * Ways on from a question: its network in the lab, the scene of its topic (if the lecture has it), and the question in
 * class.
 */
function Ways({ lab, scene, inClass }: WaysProps) {
  return (
    <footer className="quiz-ways">
      {lab ? (
        <a href={routeHref("lab", null, linkRows.labLink.write(lab))}>
          {lab.layers.length === 1 ? "Open this layer in the lab" : "Open this network in the lab"}
        </a>
      ) : null}
      <a href={routeHref("lecture", scene)}>See it in the scene</a>
      <a href={inClass}>Ask it in class</a>
    </footer>
  );
}
