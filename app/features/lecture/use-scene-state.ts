import { useCallback, useEffect, useRef, useState } from "react";
import type { Scene, SceneValues } from "#content/scene-types.ts";
import { sceneRows } from "#state/persist/scene-rows.ts";
import { navigate, routeHref } from "#ui/route.ts";

/** Least time between two changes of the address, in ms: browsers refuse more than a hundred in half a minute. */
const WRITE_EVERY_MS = 350;
const { read: readSettings, write: writeSettings } = sceneRows.scene;

interface SceneState {
  readonly state: SceneValues;
  /** Changes part of it; the address follows. */
  readonly set: (patch: SceneValues) => void;
  /** Resets the stage to its initial state, changed by `patch`. The browser's back button undoes this. */
  readonly setUp: (patch: SceneValues) => void;
  readonly isInitial: boolean;
  /** Which part of the address could not be used, in words; null if all could. */
  readonly problem: string | null;
  readonly dismissProblem: () => void;
}

/** The query of an address as text, for comparison. */
function textOf(query: URLSearchParams | Readonly<Record<string, string>>): string {
  return new URLSearchParams(query).toString();
}

/** A scene's state, kept by the page: in the address and its history, and across lost contexts. */
export function useSceneState(scene: Scene, query: URLSearchParams): SceneState {
  const { entries, initial } = scene;
  const [held, setHeld] = useState(() => readSettings(entries, initial, query));
  /** The state as of the last change, and the query that represents it, now or soon. */
  const latest = useRef({ settings: held.settings, text: textOf(query) });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const wrote = useRef(0);

  // The address was changed elsewhere: by back, forward, or a link.
  const asked = textOf(query);
  useEffect(() => {
    if (timer.current !== null || asked === latest.current.text) return;
    const read = readSettings(entries, initial, new URLSearchParams(asked));
    latest.current = { settings: read.settings, text: asked };
    setHeld(read);
  }, [asked, entries, initial]);

  const write = useCallback(
    (replace: boolean): void => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
      wrote.current = performance.now();
      const written = writeSettings(initial, latest.current.settings);
      latest.current.text = textOf(written);
      navigate(routeHref("lecture", scene.id, written), { replace });
    },
    [initial, scene.id],
  );
  // Unusable parts of an address are removed from it.
  const isDamaged = held.problem !== null;
  useEffect(() => {
    if (isDamaged) write(true);
  }, [isDamaged, write]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );

  const change = useCallback((settings: SceneValues): void => {
    latest.current = { ...latest.current, settings };
    setHeld(({ problem }) => ({ settings, problem }));
  }, []);
  const set = useCallback(
    (patch: SceneValues): void => {
      change({ ...latest.current.settings, ...patch });
      const wait = wrote.current + WRITE_EVERY_MS - performance.now();
      if (timer.current !== null) return;
      if (wait > 0) timer.current = setTimeout(() => write(true), wait);
      else write(true);
    },
    [change, write],
  );
  const setUp = useCallback(
    (patch: SceneValues): void => {
      if (timer.current !== null) write(true);
      change({ ...initial, ...patch });
      write(false);
    },
    [change, write, initial],
  );
  const dismissProblem = useCallback(() => setHeld((was) => ({ ...was, problem: null })), []);
  return {
    state: held.settings,
    set,
    setUp,
    isInitial: Object.keys(writeSettings(initial, held.settings)).length === 0,
    problem: held.problem,
    dismissProblem,
  };
}
