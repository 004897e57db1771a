import { useEffect, useState } from "react";
import { loadCheckpoint } from "#content/checkpoints.ts";
import { cards } from "#content/scenes.ts";
import type { Checkpoint, SceneCard } from "#content/scene-types.ts";
import { signOf } from "#content/signs.ts";
import { NO_ATTEMPT } from "#quiz/attempt.ts";
import { isSolved } from "#quiz/judging.ts";
import { sceneKey, useLectureProgress } from "#state/stores/lecture-progress.ts";
import { pageShown } from "#ui/ahead.ts";
import { CheckIcon, RightIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { routeHref } from "#ui/route.ts";
import "./contents.css";

declare module "react" {
  interface CSSProperties {
    readonly "--minutes"?: number;
  }
}

/** How far a student has come in a scene; counts are null until the scenes' questions are loaded. */
interface SceneProgress {
  readonly card: SceneCard;
  readonly solved: number | null;
  readonly questions: number;
}

/** The questions of each scene, which tell the right answers, in the order of `cards`; loaded after the contents are shown. */
function useCheckpoints(): readonly Checkpoint[] {
  const [checkpoints, setCheckpoints] = useState<readonly Checkpoint[]>([]);
  useEffect(() => {
    let isOver = false;
    const load = async (): Promise<void> => {
      await pageShown;
      const loaded = await Promise.all(cards.map(({ id }) => loadCheckpoint(id)));
      if (!isOver) setCheckpoints(loaded);
    };
    load().catch(() => {}); // reported where the scene is opened
    return () => {
      isOver = true;
    };
  }, []);
  return checkpoints;
}

function useProgress(): readonly SceneProgress[] {
  const records = useLectureProgress((store) => store.records);
  const checkpoints = useCheckpoints();
  return cards.map((card, i) => {
    const checkpoint = checkpoints[i];
    if (!checkpoint) return { card, solved: null, questions: 0 };
    const questions = Object.entries(checkpoint);
    const solved = questions.filter(([name, { question }]) =>
      isSolved(question, records[sceneKey(card.id, name)] ?? NO_ATTEMPT),
    );
    return { card, solved: solved.length, questions: questions.length };
  });
}

const isDone = ({ solved, questions }: SceneProgress): boolean => solved !== null && solved === questions;

const minutesOf = (members: readonly SceneProgress[]): number =>
  members.reduce((sum, { card }) => sum + card.minutes, 0);

/** The lecture at a glance: its parts and scenes, the time that each takes, what is done and what comes next. */
export function Contents({ unknown }: { readonly unknown: string | null }) {
  const progress = useProgress();
  const parts = [...Map.groupBy(progress, ({ card }) => card.part)];
  const next = progress.find((each) => !isDone(each)) ?? progress[0];
  const done = progress.filter(isDone).length;
  return (
    <div className="contents">
      <header className="contents-head">
        <h1 className="lecture-title">CNNs and spatial processing</h1>
        <p className="prose">
          An interactive lecture: each scene presents one idea, a stage on which your graphics card computes it live,
          and questions to check your understanding.
        </p>
        {next ? (
          <p className="contents-next">
            <a className="contents-start" href={routeHref("lecture", next.card.id)}>
              <span>{`${done === 0 ? "Begin" : done === progress.length ? "Start again" : "Continue"}: ${next.card.title}`}</span>
              <RightIcon />
            </a>
            <span className="contents-sum">
              {`${progress.length} scenes, ${minutesOf(progress)} minutes; ${done} with all questions solved`}
            </span>
          </p>
        ) : null}
      </header>
      {unknown === null ? null : (
        <Notice tone="warning">{`There is no scene called “${unknown}”. Choose one of these.`}</Notice>
      )}
      <nav className="contents-arc" aria-label="The lecture at a glance">
        {parts.map(([part, members]) => (
          <div key={part} className="contents-span" style={{ "--minutes": minutesOf(members) }}>
            <span className="contents-span-name">{part}</span>
            <div className="contents-steps">
              {members.map((each) => (
                <a
                  key={each.card.id}
                  className="contents-step"
                  href={routeHref("lecture", each.card.id)}
                  aria-label={`${each.card.title}, ${each.card.minutes} minutes`}
                  title={each.card.title}
                  data-done={isDone(each) || undefined}
                  style={{ "--minutes": each.card.minutes }}
                />
              ))}
            </div>
          </div>
        ))}
      </nav>
      {parts.map(([part, members]) => (
        <section key={part} aria-label={part}>
          <h2 className="contents-part">
            <span>{part}</span> <span className="contents-minutes">{`${minutesOf(members)} min`}</span>
          </h2>
          <ol className="contents-list">
            {members.map((each) => (
              <li key={each.card.id}>
                <Entry progress={each} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ progress }: { readonly progress: SceneProgress }) {
  const { card, solved, questions } = progress;
  return (
    <a className="contents-entry" href={routeHref("lecture", card.id)}>
      <svg className="contents-sign" viewBox="0 0 48 48" aria-hidden="true">
        <path d={signOf(card.id)} />
      </svg>
      <span className="contents-entry-title">{card.title}</span>
      <span className="contents-entry-idea">{card.idea}</span>
      <span className="contents-entry-state">
        <span>{`${card.minutes} min`}</span>
        {isDone(progress) ? (
          <span className="contents-done">
            <CheckIcon /> <span>checkpoint solved</span>
          </span>
        ) : solved !== null && solved > 0 ? (
          <span>{`${solved} of ${questions} questions solved`}</span>
        ) : null}
      </span>
    </a>
  );
}
