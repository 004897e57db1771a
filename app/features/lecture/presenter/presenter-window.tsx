import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { loadScene } from "#content/scenes.ts";
import type { Scene } from "#content/scene-types.ts";
import { type Action, useActions } from "#ui/action.ts";
import { ActionButton } from "#ui/action-button.tsx";
import { LeftIcon, RightIcon } from "#ui/icons.tsx";
import { usePageName } from "#ui/page-name.ts";
import { neighboursOf } from "../scene-bar.tsx";
import { type Line, openLine } from "./channel.ts";
import { clockText, useNow } from "./clock.ts";
import "./presenter.css";

/** The scene in front of the class, and since when (ms since 1970). */
interface Place {
  readonly scene: Scene;
  readonly since: number;
}

/** Follows the window that presents: its scene, when the first one appeared, and `go`, which sends it to another scene. */
function usePresented() {
  const [id, setId] = useState<string | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [begun, setBegun] = useState<number | null>(null);
  const line = useRef<Line | null>(null);
  useEffect(() => {
    const opened = openLine((word) => {
      if ("at" in word) setId(word.at);
    });
    line.current = opened;
    opened.say({ where: true });
    return () => opened.close();
  }, []);
  useEffect(() => {
    if (id === null) return undefined;
    let isWanted = true;
    const show = (scene: Scene): void => {
      if (!isWanted) return;
      const now = Date.now();
      setPlace((was) => (was?.scene.id === id ? was : { scene, since: now }));
      setBegun((was) => was ?? now);
    };
    loadScene(id).then(show, () => {});
    return () => {
      isWanted = false;
    };
  }, [id]);
  const go = useCallback((scene: string): void => line.current?.say({ go: scene }), []);
  return { place, begun, isPresenting: id !== null, go };
}

/**
 * What only the presenter sees, on another screen: notes, time, the next scene. Its keys change the scene in front of the
 * class.
 */
export function PresenterWindow() {
  usePageName("Presenter’s notes");
  const { place, begun, isPresenting, go } = usePresented();
  const { before, after } = place ? neighboursOf(place.scene) : {};
  const actions = useMemo(
    (): readonly [back: Action, on: Action] => [
      {
        id: "scene-before",
        label: "Previous scene",
        keys: "ArrowLeft",
        icon: <LeftIcon />,
        isEnabled: isPresenting && before !== undefined,
        run: () => before && go(before.id),
      },
      {
        id: "scene-after",
        label: "Next scene",
        keys: "ArrowRight",
        icon: <RightIcon />,
        isEnabled: isPresenting && after !== undefined,
        run: () => after && go(after.id),
      },
    ],
    [isPresenting, before, after, go],
  );
  useActions(actions);
  const [back, on] = actions;
  return (
    <div className="presenter">
      <p className="presenter-state" role="status">
        {isPresenting
          ? "Follows the lecture in the other window."
          : "Open a scene of the lecture in another window of this browser, and press P there to present it. Its notes will appear here."}
      </p>
      {place ? (
        <>
          <Clocks place={place} begun={begun ?? place.since} />
          <h1 className="lecture-title">{place.scene.title}</h1>
          <p className="lecture-idea">{place.scene.idea}</p>
          <ul className="presenter-notes">
            {place.scene.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
          <h2 className="lecture-heading">What to show</h2>
          <ul className="presenter-show">
            {place.scene.tryThis.map(({ action, look }) => (
              <li key={action}>
                <strong>{action}</strong> <span>{look}</span>
              </li>
            ))}
          </ul>
          <div className="presenter-ways">
            <ActionButton action={back} withText />
            <ActionButton action={on} withText look="primary" />
            {after ? <span className="presenter-next">{`Next: ${after.title}`}</span> : null}
          </div>
        </>
      ) : null}
    </div>
  );
}

/** Time spent on this scene beside the time planned for it, and time since the first scene. */
function Clocks({ place: { scene, since }, begun }: { readonly place: Place; readonly begun: number }) {
  const now = useNow();
  const here = now - since;
  return (
    <dl className="presenter-clocks">
      <div data-late={here > scene.minutes * 60_000 || undefined}>
        <dt>This scene</dt>
        <dd translate="no">{`${clockText(here)} / ${clockText(scene.minutes * 60_000)}`}</dd>
      </div>
      <div>
        <dt>Since you began</dt>
        <dd translate="no">{clockText(now - begun)}</dd>
      </div>
    </dl>
  );
}
