import { type ComponentType, lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { Header } from "./shell/header.tsx";
import { KeysDialog } from "./shell/keys-dialog.tsx";
import { NotFound } from "./shell/not-found.tsx";
import { navigate, type Route, routeHref, useRoute } from "#ui/route.ts";
import { setPresenting, usePresenting } from "#ui/theme.ts";
import { useShortcuts } from "#ui/use-shortcuts.ts";
import "./shell/shell.css";

type Screen = ComponentType<{ readonly route: Route }>;

const lab = lazy(() => import("#features/lab/lab-screen.tsx"));
const screens: Readonly<Record<string, Screen>> = {
  "": lab,
  lab,
  lecture: lazy(() => import("#features/lecture/lecture-screen.tsx")),
  quizzes: lazy(() => import("#features/quiz/quiz-screen.tsx")),
};

const TITLES: Readonly<Record<string, string>> = { "": "Lab", lab: "Lab", lecture: "Lecture", quizzes: "Quizzes" };

/** The page around the screens: header, the screen that the address names, keys. */
export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const isPresenting = usePresenting();
  const [showsKeys, setShowsKeys] = useState(false);
  const Screen = screens[route.screen];
  const title = TITLES[route.screen] ?? "Not found";

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
        <ErrorBoundary key={route.screen}>
          <Suspense fallback={<p className="shell-loading">Opening …</p>}>{Screen ? <Screen route={route} /> : <NotFound />}</Suspense>
        </ErrorBoundary>
      </main>
      <KeysDialog open={showsKeys} onClose={() => setShowsKeys(false)} />
    </div>
  );
}
