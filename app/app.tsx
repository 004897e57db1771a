import { type ComponentType, lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { Header } from "./shell/header.tsx";
import { KeysDialog } from "./shell/keys-dialog.tsx";
import { Notices } from "./shell/notices.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { useShellActions } from "./shell/shell-actions.tsx";
import { hideWork, useWorkDialog } from "#state/stores/work-dialog.ts";
import { useActions } from "#ui/action.ts";
import { Dialog } from "#ui/dialog.tsx";
import { CopyDialog } from "#ui/copy-dialog.tsx";
import { loadProblem } from "#ui/load-problem.tsx";
import { parseRoute, type Route, useRoute } from "#ui/route.ts";
import "./shell/shell.css";

type Screen = ComponentType<{ readonly route: Route }>;
interface ScreenModule {
  readonly default: Screen;
}

const files = import.meta.glob<ScreenModule>("./features/*/*-screen.tsx");

interface Place {
  readonly title: string;
  readonly load: () => Promise<ScreenModule>;
  Screen: Screen;
}

/** A screen, loaded when first opened. If loading fails, its replacement offers to reload. */
function place(title: string, file: string): Place {
  const load = async (): Promise<ScreenModule> => {
    try {
      const read = files[`./features/${file}`];
      if (!read) throw new Error(`This build has no ${file}`);
      return await read();
    } catch (error) {
      return { default: loadProblem(error) };
    }
  };
  return { title, load, Screen: lazy(load) };
}

/** The dialog with the student's work, loaded when first opened. */
const WorkDialog = lazy(async (): Promise<{ readonly default: ComponentType }> => {
  try {
    return await import("./shell/work/work-dialog.tsx");
  } catch (error) {
    const Problem = loadProblem(error);
    return {
      default: () => (
        <Dialog title="Your work" open onClose={hideWork}>
          <Problem />
        </Dialog>
      ),
    };
  }
});

/** The screen for each first part of an address. */
const places: Readonly<Record<string, Place>> = {
  lab: place("Lab", "lab/lab-screen.tsx"),
  lecture: place("Lecture", "lecture/lecture-screen.tsx"),
  quizzes: place("Quizzes", "quiz/quiz-screen.tsx"),
};

/** Home is the lab. */
function nameOf({ screen }: Route): string {
  return screen === "" ? "lab" : screen;
}

function placeOf(route: Route): Place | undefined {
  const name = nameOf(route);
  return Object.hasOwn(places, name) ? places[name] : undefined;
}

/**
 * Loads the screen that the address names. If that is done before the app is first rendered, which `rendered` signals,
 * the page does not need to show the loading message first.
 */
export async function loadFirstScreen(rendered: AbortSignal): Promise<void> {
  const first = placeOf(parseRoute(window.location.hash));
  if (!first) return;
  const loaded = await first.load();
  if (!rendered.aborted) first.Screen = loaded.default;
}

/** The page: header, the screen that the address names, keys. */
export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const showsWork = useWorkDialog((state) => state.isOpen);
  const listKeys = useCallback(() => setShowsKeys(true), []);
  const actions = useShellActions(route.screen, listKeys);
  useActions(actions.all);
  const here = placeOf(route);
  const title = here?.title ?? "Not found";

  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${title} · Receptive`;
    // A new screen is announced, and Tab continues from its top; the first one is not announced.
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [title]);

  return (
    <div className="shell">
      <a
        className="shell-skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the content
      </a>
      <Header screen={route.screen} actions={actions} />
      <Notices />
      <main ref={main} id="main" className="shell-main" tabIndex={-1} aria-label={title}>
        <ErrorBoundary key={nameOf(route)}>
          <Suspense fallback={<p className="shell-loading">Opening …</p>}>
            {here ? <here.Screen route={route} /> : <NotFound />}
          </Suspense>
        </ErrorBoundary>
      </main>
      {showsWork ? (
        <Suspense fallback={null}>
          <WorkDialog />
        </Suspense>
      ) : null}
      <KeysDialog open={showsKeys} onClose={() => setShowsKeys(false)} />
      <CopyDialog title="Link to this page" copying={actions.copying} />
    </div>
  );
}
