import { type ComponentType, lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { Header } from "./shell/header.tsx";
import { KeysDialog } from "./shell/keys-dialog.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { loadProblem } from "#ui/load-problem.tsx";
import { navigate, type Route, routeHref, useRoute } from "#ui/route.ts";
import { setPresenting, usePresenting } from "#ui/theme.ts";
import { useShortcuts } from "#ui/use-shortcuts.ts";
import "./shell/shell.css";

type Screen = ComponentType<{ readonly route: Route }>;
interface ScreenModule {
  readonly default: Screen;
}

const files = import.meta.glob<ScreenModule>("./features/*/*-screen.tsx");

/** A screen, loaded when first opened. Where loading fails, what stands in for it offers to reload. */
function screen(file: string): Screen {
  return lazy(async (): Promise<ScreenModule> => {
    try {
      const load = files[`./features/${file}`];
      if (!load) throw new Error(`This build has no ${file}`);
      return await load();
    } catch (error) {
      return { default: loadProblem(error) };
    }
  });
}

/** What each first part of an address opens; home is the lab. */
const places: Readonly<Record<string, { readonly title: string; readonly Screen: Screen }>> = {
  lab: { title: "Lab", Screen: screen("lab/lab-screen.tsx") },
  lecture: { title: "Lecture", Screen: screen("lecture/lecture-screen.tsx") },
  quizzes: { title: "Quizzes", Screen: screen("quiz/quiz-screen.tsx") },
};

/** The page around the screens: header, the screen that the address names, keys. */
export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const isPresenting = usePresenting();
  const [showsKeys, setShowsKeys] = useState(false);
  const name = route.screen === "" ? "lab" : route.screen;
  const place = Object.hasOwn(places, name) ? places[name] : undefined;
  const title = place?.title ?? "Not found";

  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${title} · Receptive`;
    // A new screen is announced, and Tab goes on from its top; the first one is left to the reader.
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [title]);

  const shortcuts = useMemo(
    () => [
      { keys: "?", label: "List the keys", run: () => setShowsKeys(true) },
      { keys: "g", label: "Go to the lab", run: () => navigate(routeHref("lab")) },
      { keys: "l", label: "Go to the lecture", run: () => navigate(routeHref("lecture")) },
      { keys: "q", label: "Go to the quizzes", run: () => navigate(routeHref("quizzes")) },
      { keys: "p", label: "Start or end presenting", run: () => setPresenting(!isPresenting) },
    ],
    [isPresenting],
  );
  useShortcuts(shortcuts);

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
      <Header screen={route.screen} onKeys={() => setShowsKeys(true)} />
      <main ref={main} id="main" className="shell-main" tabIndex={-1} aria-label={title}>
        <ErrorBoundary key={name}>
          <Suspense fallback={<p className="shell-loading">Opening …</p>}>
            {place ? <place.Screen route={route} /> : <NotFound />}
          </Suspense>
        </ErrorBoundary>
      </main>
      <KeysDialog open={showsKeys} onClose={() => setShowsKeys(false)} />
    </div>
  );
}
