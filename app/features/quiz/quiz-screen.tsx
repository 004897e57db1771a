import "@fontsource-variable/source-serif-4/wght.css";
import { loadQuiz, quizzes } from "#content/quizzes.ts";
import { TOPICS } from "#quiz/concepts.ts";
import { LEVELS, type QuizCard } from "#quiz/family.ts";
import { masteredLevels, NO_RECORD, type QuizRecord } from "#quiz/mastery.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";
import { type LazyPart, lazyPart } from "#ui/lazy-part.tsx";
import { Notice } from "#ui/notice.tsx";
import { type Route, routeHref } from "#ui/route.ts";
import { IN_CLASS, MAKE_SET, PRACTICE, PROGRESS, TAKE_SET } from "./places.ts";
import "./quiz-screen.css";

type Page = LazyPart<{ readonly query: URLSearchParams }>;

const pages: ReadonlyMap<string, Page> = new Map([
  ...quizzes.map(({ id }): readonly [string, Page] => [
    id,
    lazyPart(async () => {
      const [family, { FamilyPage }] = await Promise.all([loadQuiz(id), import("./family-page.tsx")]);
      return function LoadedFamily({ query }: { readonly query: URLSearchParams }) {
        return <FamilyPage family={family} query={query} />;
      };
    }),
  ]),
  [PRACTICE, lazyPart(async () => (await import("./practice-page.tsx")).PracticePage)],
  [PROGRESS, lazyPart(async () => (await import("./progress-page.tsx")).ProgressPage)],
  [MAKE_SET, lazyPart(async () => (await import("./sets/make-set.tsx")).MakeSet)],
  [TAKE_SET, lazyPart(async () => (await import("./sets/take-set.tsx")).TakeSet)],
  [IN_CLASS, lazyPart(async () => (await import("./in-class/in-class.tsx")).InClass)],
]);

/** How much there is to go over again. It needs the code of the schedule, so it is loaded after the list. */
const PracticeNote = lazyPart(async () => (await import("./practice-note.tsx")).PracticeNote, { follows: true });

/** The quizzes: their list, or one of them. */
export default function QuizScreen({ route }: { readonly route: Route }) {
  const Page = route.id === null ? undefined : pages.get(route.id);
  return (
    <div className="quiz-screen" data-list={Page ? undefined : true}>
      {/* oxlint-disable-next-line react/static-components -- looked up, not made: there is one for each quiz */}
      {Page ? <Page key={route.id} query={route.query} /> : <QuizList unknown={route.id} />}
    </div>
  );
}

/** A part of the list: what the lecture asked, then practice by topic. */
interface Group {
  readonly title: string;
  readonly note: string;
  readonly cards: readonly QuizCard[];
}

const lecture: Group = {
  title: "From the lecture",
  note: "Asked in class, with the original answer options.",
  cards: quizzes.filter(({ source }) => source === "lecture"),
};

const topics: readonly Group[] = Object.entries(TOPICS)
  .map(([topic, { title, note }]) => ({
    title,
    note,
    cards: quizzes.filter((card) => card.source === "generated" && card.topic === topic),
  }))
  .filter(({ cards }) => cards.length > 0);

function QuizList({ unknown }: { readonly unknown: string | null }) {
  return (
    <>
      <h1 className="quiz-title">Quizzes</h1>
      {unknown === null ? null : (
        <Notice tone="warning">{`There is no quiz called “${unknown}”. Choose one of these.`}</Notice>
      )}
      <QuizGroup group={lecture} heading="h2" />
      <h2 className="quiz-part-title">Practice</h2>
      <p className="quiz-group-note">
        New numbers each time, at three levels: choose an answer, type it, then work backwards. Two in a row on the
        first try take you to the next level. “Practise” picks the next question: what you missed comes back soon, what
        you know comes back after days, then weeks.
      </p>
      <div className="quiz-practice">
        <a className="quiz-practise" href={routeHref("quizzes", PRACTICE)}>
          Practise
        </a>
        <a href={routeHref("quizzes", PROGRESS)}>Your progress and results</a>
        <a href={routeHref("quizzes", MAKE_SET)}>A set for a class</a>
        <PracticeNote />
      </div>
      <div className="quiz-topics">
        {topics.map((group) => (
          <QuizGroup key={group.title} group={group} heading="h3" />
        ))}
      </div>
    </>
  );
}

interface QuizGroupProps {
  readonly group: Group;
  /** Level of its heading. */
  readonly heading: "h2" | "h3";
}

function QuizGroup({ group: { title, note, cards }, heading: Heading }: QuizGroupProps) {
  const records = useQuizProgress((state) => state.records);
  return (
    <section className="quiz-group" aria-label={title} data-lecture={Heading === "h2" || undefined}>
      <Heading className={Heading === "h2" ? "quiz-part-title" : "quiz-group-title"}>{title}</Heading>
      <p className="quiz-group-note">{note}</p>
      <ul className="quiz-list">
        {cards.map((card) => (
          <li key={card.id}>
            <FamilyLink card={card} record={records[card.id] ?? NO_RECORD} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function progressText({ source }: QuizCard, { solved, streak, answers }: QuizRecord): string {
  if (answers === 0) return "";
  if (source === "lecture") return solved > 0 ? "solved" : "tried";
  return `${solved} solved${streak > 1 ? `, ${streak} in a row` : ""}`;
}

function FamilyLink({ card, record }: { readonly card: QuizCard; readonly record: QuizRecord }) {
  const mastered = card.source === "lecture" ? 0 : masteredLevels(record, card.levels);
  return (
    <a className="quiz-link" href={routeHref("quizzes", card.id)} data-solved={record.solved > 0 || undefined}>
      <span className="quiz-link-title">{card.title}</span>
      <span className="quiz-link-progress">{progressText(card, record)}</span>
      {card.source === "lecture" ? null : (
        <span className="quiz-dots" role="img" aria-label={`${mastered} of ${card.levels} levels mastered`}>
          {LEVELS.slice(0, card.levels).map((level) => (
            <span key={level} className="quiz-dot" data-mastered={level <= mastered || undefined} />
          ))}
        </span>
      )}
      <span className="quiz-link-summary">{card.summary}</span>
    </a>
  );
}
