import "@fontsource-variable/source-serif-4/wght.css";
import { loadQuiz, quizzes } from "#content/quizzes.ts";
import type { QuizCard } from "#quiz/family.ts";
import { NO_RECORD, type QuizRecord } from "#quiz/mastery.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";
import { type LazyPart, lazyPart } from "#ui/lazy-part.tsx";
import { Notice } from "#ui/notice.tsx";
import { type Route, routeHref } from "#ui/route.ts";
import "./quiz-screen.css";

type Page = LazyPart<{ readonly query: URLSearchParams }>;

const pages: ReadonlyMap<string, Page> = new Map(
  quizzes.map(({ id }): readonly [string, Page] => [
    id,
    lazyPart(async () => {
      const [family, { FamilyPage }] = await Promise.all([loadQuiz(id), import("./family-page.tsx")]);
      return function LoadedFamily({ query }: { readonly query: URLSearchParams }) {
        return <FamilyPage family={family} query={query} />;
      };
    }),
  ]),
);

/** The quizzes: their list, or one of them. */
export default function QuizScreen({ route }: { readonly route: Route }) {
  const Page = route.id === null ? undefined : pages.get(route.id);
  return (
    <div className="quiz-screen">
      {/* oxlint-disable-next-line react/static-components -- looked up, not made: there is one for each quiz */}
      {Page ? <Page key={route.id} query={route.query} /> : <QuizList unknown={route.id} />}
    </div>
  );
}

const SOURCES = [
  { source: "lecture", title: "From the lecture", note: "Asked in class, with the original answer options." },
  { source: "generated", title: "Practice", note: "A new question each time, harder as you solve them." },
] as const;

function QuizList({ unknown }: { readonly unknown: string | null }) {
  const records = useQuizProgress((state) => state.records);
  return (
    <>
      <h1 className="quiz-title">Quizzes</h1>
      {unknown === null ? null : (
        <Notice tone="warning">{`There is no quiz called “${unknown}”. Choose one of these.`}</Notice>
      )}
      {SOURCES.map(({ source, title, note }) => (
        <section key={source} className="quiz-group" aria-label={title}>
          <h2 className="quiz-group-title">{title}</h2>
          <p className="quiz-group-note">{note}</p>
          <ul className="quiz-list">
            {quizzes
              .filter((family) => family.source === source)
              .map((family) => (
                <li key={family.id}>
                  <FamilyLink family={family} record={records[family.id] ?? NO_RECORD} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function progressText(family: QuizCard, { solved, streak, answers }: QuizRecord): string {
  if (answers === 0) return "not tried yet";
  if (family.source === "lecture") return solved > 0 ? "solved" : "tried";
  return `${solved} solved${streak > 1 ? `, ${streak} in a row` : ""}`;
}

function FamilyLink({ family, record }: { readonly family: QuizCard; readonly record: QuizRecord }) {
  return (
    <a className="quiz-link" href={routeHref("quizzes", family.id)} data-solved={record.solved > 0 || undefined}>
      <span className="quiz-link-title">{family.title}</span>
      <span className="quiz-link-summary">{family.summary}</span>
      <span className="quiz-link-progress">{progressText(family, record)}</span>
    </a>
  );
}
