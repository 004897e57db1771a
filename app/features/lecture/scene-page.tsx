import { useRef, useState } from "react";
import type { Scene } from "#content/scene-types.ts";
import { useSpotlight } from "#figures/spotlight/use-spotlight.ts";
import { useActions } from "#ui/action.ts";
import { Button } from "#ui/button.tsx";
import { Formula } from "#ui/formula/formula.tsx";
import { PlayIcon } from "#ui/icons.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";
import { Notice } from "#ui/notice.tsx";
import { usePresenting } from "#ui/theme.ts";
import { usePageName } from "#ui/page-name.ts";
import { SceneBar } from "./scene-bar.tsx";
import { openNotes, useSceneActions } from "./scene-actions.ts";
import { useSwipe } from "./use-swipe.ts";
import { StageHolder } from "./stage-holder.tsx";
import { StageWays } from "./stage-ways.tsx";
import { useSceneState } from "./use-scene-state.ts";

const Checkpoint = lazyPart(async () => (await import("./checkpoint.tsx")).Checkpoint, { follows: true });
const SceneQuizzes = lazyPart(async () => (await import("./scene-quizzes.tsx")).SceneQuizzes, { follows: true });
const Presented = lazyPart(async () => (await import("./presenter/presented.tsx")).Presented);
const NotationDialog = lazyPart(async () => (await import("./notation-dialog.tsx")).NotationDialog);

/** One scene: what it is about, its stage, and its text; in this order by keyboard and on a narrow screen. */
export function ScenePage({ scene, query }: { readonly scene: Scene; readonly query: URLSearchParams }) {
  usePageName(scene.title);
  const held = useSceneState(scene, query);
  const isPresenting = usePresenting();
  const [showsNotes, setShowsNotes] = useState(false);
  const [showsNotation, setShowsNotation] = useState(false);
  const stage = useRef<HTMLElement>(null);
  const spotlight = useSpotlight();
  const actions = useSceneActions({
    scene,
    isPresenting,
    showsNotes,
    onNotes: setShowsNotes,
    onNotation: setShowsNotation,
  });
  useActions(actions);
  const swipe = useSwipe(actions);
  const { Text } = scene;
  return (
    <div ref={spotlight} className="lecture-scene" data-presenting={isPresenting || undefined}>
      <header className="lecture-head" {...swipe}>
        <p className="lecture-part-name">{scene.part}</p>
        <h1 className="lecture-title">{scene.title}</h1>
        <p className="lecture-idea">{scene.idea}</p>
      </header>
      <section ref={stage} className="lecture-stage" aria-label="Stage">
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
        <StageWays scene={scene} state={held.state} onReset={held.isInitial ? null : () => held.setUp({})} />
      </section>
      <div className="lecture-text" {...swipe}>
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
        <section className="lecture-questions" aria-label="Checkpoint">
          <h2 className="lecture-heading">Checkpoint</h2>
          <Checkpoint
            scene={scene.id}
            onSee={(see) => {
              held.setUp(see);
              stage.current?.scrollIntoView({ block: "nearest" });
            }}
          />
        </section>
        <SceneQuizzes scene={scene} />
        {showsNotes ? (
          <aside className="lecture-notes" aria-label="Presenter's notes">
            <h2 className="lecture-heading">Notes</h2>
            <ul>
              {scene.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
            <Button small onPress={openNotes}>
              Notes in a separate window
            </Button>
          </aside>
        ) : null}
        <div className="lecture-tools">
          <Button small look="quiet" onPress={() => setShowsNotes(!showsNotes)}>
            {showsNotes ? "Hide the presenter's notes" : "Presenter's notes"}
          </Button>
          <Button small look="quiet" onPress={() => setShowsNotation(true)}>
            Notation
          </Button>
          <Button small look="quiet" onPress={() => window.print()}>
            Print as a handout
          </Button>
        </div>
      </div>
      <SceneBar scene={scene} />
      {isPresenting ? <Presented scene={scene.id} /> : null}
      {showsNotation ? <NotationDialog onClose={() => setShowsNotation(false)} /> : null}
    </div>
  );
}
