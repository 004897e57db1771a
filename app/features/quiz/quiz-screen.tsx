import "@fontsource-variable/source-serif-4/wght.css";
import { quizById, quizzes } from "#content/quizzes.ts";
import type { QuizFamily } from "#quiz/family.ts";
import { NO_RECORD, type QuizRecord } from "#quiz/mastery.ts";
import { useQuizProgress } from "#state/stores/quiz-progress.ts";
import { Notice } from "#ui/notice.tsx";
import { type Route, routeHref } from "#ui/route.ts";
import { FamilyPage } from "./family-page.tsx";
import "./quiz-screen.css";

/** The quizzes: their list, or one of them. */
export default function QuizScreen({ route }: { readonly route: Route }) {
  const family = route.id === null ? undefined : quizById(route.id);
  return (
    <div className="quiz-screen">
      {family ? <FamilyPage key={family.id} family={family} query={route.query} /> : <QuizList unknown={route.id} />}
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

function progressText(family: QuizFamily, { solved, streak, answers }: QuizRecord): string {
  if (answers === 0) return "not tried yet";
  if (family.source === "lecture") return solved > 0 ? "solved" : "tried";
  return `${solved} solved${streak > 1 ? `, ${streak} in a row` : ""}`;
}

function FamilyLink({ family, record }: { readonly family: QuizFamily; readonly record: QuizRecord }) {
  return (
    <a className="quiz-link" href={routeHref("quizzes", family.id)} data-solved={record.solved > 0 || undefined}>
      <span className="quiz-link-title">{family.title}</span>
      <span className="quiz-link-summary">{family.summary}</span>
      <span className="quiz-link-progress">{progressText(family, record)}</span>
    </a>
  );
}
