import { useMemo } from "react";
import type { SceneCard } from "#content/scene-types.ts";
import { loadCode } from "#state/load-code.ts";
import { notify } from "#state/stores/notices.ts";
import type { Action } from "#ui/action.ts";
import { navigate, routeHref } from "#ui/route.ts";
import { neighboursOf } from "./scene-bar.tsx";

interface SceneActionsOptions {
  readonly scene: SceneCard;
  readonly isPresenting: boolean;
  readonly showsNotes: boolean;
  readonly onNotes: (change: (was: boolean) => boolean) => void;
  readonly onNotation: (shown: boolean) => void;
}

/** Opens the notes in a separate window, for a screen that the class does not see. */
export function openNotes(): void {
  loadCode(() => import("./presenter/open-window.ts")).then(
    ({ openPresenterWindow }) => openPresenterWindow(),
    (error: unknown) => {
      const text = error instanceof Error ? error.message : String(error);
      notify({ id: "presenter", tone: "warning", title: "Your notes could not be opened", text });
    },
  );
}

/** The actions of a scene's page, with their keys. */
export function useSceneActions({
  scene,
  isPresenting,
  showsNotes,
  onNotes,
  onNotation,
}: SceneActionsOptions): readonly Action[] {
  return useMemo(() => {
    const { before, after } = neighboursOf(scene);
    return [
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
        label: isPresenting
          ? "Presenter's notes in a window"
          : showsNotes
            ? "Hide the presenter's notes"
            : "Presenter's notes",
        keys: "n",
        run: () => (isPresenting ? openNotes() : onNotes((was) => !was)),
      },
      { id: "notation", label: "Notation", keys: "m", run: () => onNotation(true) },
    ];
  }, [scene, isPresenting, showsNotes, onNotes, onNotation]);
}
