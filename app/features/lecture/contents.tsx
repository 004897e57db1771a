import { scenes } from "#content/scenes.ts";
import type { Scene } from "#content/scene-types.ts";
import { isSolved, NO_ATTEMPT } from "#quiz/attempt.ts";
import { sceneKey, useLectureProgress } from "#state/stores/lecture-progress.ts";
import { CheckIcon, RightIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { routeHref } from "#ui/route.ts";
import "./contents.css";

declare module "react" {
  interface CSSProperties {
    readonly "--minutes"?: number;
  }
}

/** How far a student has come in a scene. */
interface SceneProgress {
  readonly scene: Scene;
  readonly solved: number;
  readonly questions: number;
}

function useProgress(): readonly SceneProgress[] {
  const records = useLectureProgress((store) => store.records);
  return scenes.map((scene) => {
    const questions = Object.entries(scene.checkpoint);
    const solved = questions.filter(([name, { question }]) =>
      isSolved(question, records[sceneKey(scene.id, name)] ?? NO_ATTEMPT),
    );
    return { scene, solved: solved.length, questions: questions.length };
  });
}

const isDone = ({ solved, questions }: SceneProgress): boolean => solved === questions;

const minutesOf = (members: readonly SceneProgress[]): number =>
  members.reduce((sum, { scene }) => sum + scene.minutes, 0);

/** The lecture at a glance: its parts and scenes, the time that each takes, what is done and what comes next. */
export function Contents({ unknown }: { readonly unknown: string | null }) {
  const progress = useProgress();
  const parts = [...Map.groupBy(progress, ({ scene }) => scene.part)];
  const next = progress.find((each) => !isDone(each)) ?? progress[0];
  const done = progress.filter(isDone).length;
  return (
    <div className="contents">
      <header className="contents-head">
        <h1 className="lecture-title">CNNs and spatial processing</h1>
        <p className="prose">
          A lecture to take apart: each scene is an idea, a stage on which your graphics card computes it while you try
          it, and questions to check yourself with.
        </p>
        {next ? (
          <p className="contents-next">
            <a className="contents-start" href={routeHref("lecture", next.scene.id)}>
              <span>{`${done === 0 ? "Begin" : done === progress.length ? "Once more" : "Continue"}: ${next.scene.title}`}</span>
              <RightIcon />
            </a>
            <span className="contents-sum">
              {`${progress.length} scenes, ${minutesOf(progress)} minutes; ${done} with all questions solved`}
            </span>
          </p>
        ) : null}
      </header>
      {unknown === null ? null : (
        <Notice tone="warning">{`There is no scene called “${unknown}”. These are the ones there are.`}</Notice>
      )}
      <nav className="contents-arc" aria-label="The lecture at a glance">
        {parts.map(([part, members]) => (
          <div key={part} className="contents-span" style={{ "--minutes": minutesOf(members) }}>
            <span className="contents-span-name">{part}</span>
            <div className="contents-steps">
              {members.map((each) => (
                <a
                  key={each.scene.id}
                  className="contents-step"
                  href={routeHref("lecture", each.scene.id)}
                  aria-label={`${each.scene.title}, ${each.scene.minutes} minutes`}
                  title={each.scene.title}
                  data-done={isDone(each) || undefined}
                  style={{ "--minutes": each.scene.minutes }}
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
              <li key={each.scene.id}>
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
  const { scene, solved, questions } = progress;
  return (
    <a className="contents-entry" href={routeHref("lecture", scene.id)}>
      <svg className="contents-sign" viewBox="0 0 48 48" aria-hidden="true">
        <path d={scene.sign} />
      </svg>
      <span className="contents-entry-title">{scene.title}</span>
      <span className="contents-entry-idea">{scene.idea}</span>
      <span className="contents-entry-state">
        <span>{`${scene.minutes} min`}</span>
        {isDone(progress) ? (
          <span className="contents-done">
            <CheckIcon /> <span>checkpoint solved</span>
          </span>
        ) : solved > 0 ? (
          <span>{`${solved} of ${questions} questions solved`}</span>
        ) : null}
      </span>
    </a>
  );
}
