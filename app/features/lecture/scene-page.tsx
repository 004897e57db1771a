import { Suspense, useMemo, useState } from "react";
import { scenes } from "#content/scenes.ts";
import type { Scene, SceneValues } from "#content/scene-types.ts";
import { NO_ATTEMPT } from "#quiz/attempt.ts";
import type { Question } from "#quiz/question.ts";
import { useDevice } from "#state/stores/device-store.ts";
import { attemptKey, useLectureProgress } from "#state/stores/lecture-progress.ts";
import { session } from "#state/session.ts";
import { type Action, useActions } from "#ui/action.ts";
import { Button } from "#ui/button.tsx";
import { Formula } from "#ui/formula.tsx";
import { LeftIcon, PlayIcon, ResetIcon, RightIcon } from "#ui/icons.tsx";
import { Notice } from "#ui/notice.tsx";
import { QuestionCard } from "#ui/quiz/question-card.tsx";
import { navigate, routeHref } from "#ui/route.ts";
import { usePresenting } from "#ui/theme.ts";
import { shipped } from "./shipped.ts";
import { useSceneState } from "./use-scene-state.ts";

/** One scene: its text and its stage. */
export function ScenePage({ scene, query }: { readonly scene: Scene; readonly query: URLSearchParams }) {
  const held = useSceneState(scene, query);
  const isPresenting = usePresenting();
  const [showsNotes, setShowsNotes] = useState(false);
  const at = scenes.indexOf(scene);
  const before = scenes[at - 1];
  const after = scenes[at + 1];
  const actions = useMemo(
    (): readonly Action[] => [
      {
        id: "scene-before",
        label: "Previous scene",
        keys: "ArrowLeft",
        isEnabled: before !== undefined,
        run: () => before && navigate(routeHref("lecture", before.id)),
      },
      {
        id: "scene-after",
        label: "Next scene",
        keys: "ArrowRight",
        isEnabled: after !== undefined,
        run: () => after && navigate(routeHref("lecture", after.id)),
      },
      {
        id: "notes",
        label: showsNotes ? "Hide the presenter's notes" : "Presenter's notes",
        keys: "n",
        run: () => setShowsNotes((was) => !was),
      },
    ],
    [before, after, showsNotes],
  );
  useActions(actions);
  const { Text } = scene;
  return (
    <div className="lecture-scene" data-presenting={isPresenting || undefined}>
      <div className="lecture-text">
        <p className="lecture-part-name">{scene.part}</p>
        <h1 className="lecture-title">{scene.title}</h1>
        <p className="lecture-idea">{scene.idea}</p>
        <div className="prose lecture-prose">
          <Text />
        </div>
        <section className="lecture-try" aria-label="Try this">
          <h2 className="lecture-heading">Try this</h2>
          <ol>
            {scene.tryThis.map(({ action, look, set }) => (
              <li key={action}>
                {set ? (
                  <button type="button" className="lecture-try-button" onClick={() => held.setUp(set)}>
                    <PlayIcon /> <span>{action}</span>
                  </button>
                ) : (
                  <strong>{action}</strong>
                )}{" "}
                <span>{look}</span>
              </li>
            ))}
          </ol>
        </section>
        <section aria-label="Checkpoint">
          <h2 className="lecture-heading">Checkpoint</h2>
          {Object.entries(scene.checkpoint).map(([name, question]) => (
            <div key={name} className="lecture-checkpoint">
              <Checkpoint name={attemptKey(scene.id, name)} question={question} />
            </div>
          ))}
        </section>
        {showsNotes ? (
          <aside className="lecture-notes" aria-label="Presenter's notes">
            <h2 className="lecture-heading">Notes</h2>
            <ul>
              {scene.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </aside>
        ) : null}
        <Button small look="quiet" onPress={() => setShowsNotes(!showsNotes)}>
          {showsNotes ? "Hide the presenter's notes" : "Presenter's notes"}
        </Button>
      </div>
      <section className="lecture-stage" aria-label="Stage">
        {isPresenting ? (
          <p className="lecture-presented">
            <span>{scene.idea}</span> <Formula tex={scene.formula} />
          </p>
        ) : null}
        {held.problem === null ? null : (
          <Notice tone="warning" onDismiss={held.dismissProblem}>
            {held.problem}
          </Notice>
        )}
        <StageHolder scene={scene} state={held.state} set={held.set} />
        {held.isInitial ? null : (
          <p className="lecture-reset">
            <Button small icon={<ResetIcon />} onPress={() => held.setUp({})}>
              Reset the stage
            </Button>
          </p>
        )}
      </section>
      <nav className="lecture-bar" aria-label="Scenes">
        {before ? (
          <a className="lecture-step" href={routeHref("lecture", before.id)}>
            <LeftIcon /> <span>{before.title}</span>
          </a>
        ) : (
          <a className="lecture-step" href={routeHref("lecture")}>
            <LeftIcon /> Contents
          </a>
        )}
        <span className="lecture-dots">
          {scenes.map(({ id, title }) => (
            <a
              key={id}
              className="lecture-dot"
              href={routeHref("lecture", id)}
              aria-label={title}
              {...(id === scene.id ? { "aria-current": "page" as const } : {})}
            />
          ))}
        </span>
        {after ? (
          <a className="lecture-step lecture-next" href={routeHref("lecture", after.id)}>
            <span>{after.title}</span> <RightIcon />
          </a>
        ) : (
          <a className="lecture-step lecture-next" href={routeHref("quizzes")}>
            Quizzes <RightIcon />
          </a>
        )}
      </nav>
    </div>
  );
}

interface StageHolderProps {
  readonly scene: Scene;
  readonly state: SceneValues;
  readonly set: (patch: SceneValues) => void;
}

/** The stage on the current device; after a lost context it is recreated in the same state. */
function StageHolder({ scene, state, set }: StageHolderProps) {
  const status = useDevice((store) => store.status);
  const generation = useDevice((store) => store.generation);
  const { device } = session;
  if (status.kind === "unavailable") {
    return (
      <Notice tone="error" title="The stage cannot run in this browser">
        The message at the top of the page says what is missing.
      </Notice>
    );
  }
  if (status.kind === "lost") {
    return (
      <Notice tone="warning" title="The browser lost the graphics context">
        The stage will come back by itself, as you left it. If nothing happens within a few seconds, reload the page.
      </Notice>
    );
  }
  if (!device) return <p className="lecture-waiting">Starting the graphics card …</p>;
  const { Stage } = scene;
  return (
    <Suspense fallback={<p className="lecture-waiting">Opening the stage …</p>}>
      <Stage key={generation} device={device} state={state} set={set} shipped={shipped} />
    </Suspense>
  );
}

/** A question of the scene; the answer is stored. */
function Checkpoint({ name, question }: { readonly name: string; readonly question: Question }) {
  const attempt = useLectureProgress(({ attempts }) => attempts[name] ?? NO_ATTEMPT);
  const { record } = useLectureProgress.getState();
  return (
    <QuestionCard
      question={question}
      attempt={attempt}
      onAttempt={(next) => record(name, next)}
      onRetry={() => record(name, NO_ATTEMPT)}
    />
  );
}
