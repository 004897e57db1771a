import { scenes } from "#content/scenes.ts";
import type { Scene } from "#content/scene-types.ts";
import { isSolved, NO_ATTEMPT } from "#quiz/attempt.ts";
import { sceneKey, useLectureProgress } from "#state/stores/lecture-progress.ts";
import { CheckIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { type Route, routeHref } from "#ui/route.ts";
import { ScenePage } from "./scene-page.tsx";
import "@fontsource-variable/source-serif-4/wght.css";
import "./lecture.css";

/** The lecture: its contents, or one scene. */
export default function LectureScreen({ route }: { readonly route: Route }) {
  const scene = scenes.find(({ id }) => id === route.id);
  return scene ? <ScenePage key={scene.id} scene={scene} query={route.query} /> : <Contents unknown={route.id} />;
}

function Contents({ unknown }: { readonly unknown: string | null }) {
  const parts = Map.groupBy(scenes, ({ part }) => part);
  return (
    <div className="lecture-contents">
      <h1 className="lecture-title">CNNs and spatial processing</h1>
      <p className="prose">
        A lecture to take apart: each scene is an idea, a stage on which your graphics card computes it while you try
        it, and a question to check yourself with.
      </p>
      {unknown === null ? null : (
        <Notice tone="warning">{`There is no scene called “${unknown}”. These are the ones there are.`}</Notice>
      )}
      {[...parts].map(([part, members]) => (
        <section key={part} aria-label={part}>
          <h2 className="lecture-part">{part}</h2>
          <ol className="lecture-list">
            {members.map((scene) => (
              <li key={scene.id}>
                <Entry scene={scene} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ scene }: { readonly scene: Scene }) {
  const attempts = useLectureProgress(({ records }) => records);
  const isSolvedHere = Object.entries(scene.checkpoint).every(([name, { question }]) =>
    isSolved(question, attempts[sceneKey(scene.id, name)] ?? NO_ATTEMPT),
  );
  return (
    <a className="lecture-entry" href={routeHref("lecture", scene.id)}>
      <span className="lecture-entry-title">{scene.title}</span>
      {isSolvedHere ? (
        <span className="lecture-entry-solved">
          <CheckIcon /> checkpoint solved
        </span>
      ) : null}
      <span className="lecture-entry-idea">{scene.idea}</span>
    </a>
  );
}
