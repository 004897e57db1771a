import { type ComponentType, lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { Header } from "./shell/header.tsx";
import { Notices } from "./shell/notices.tsx";
import { useShellActions } from "./shell/shell-actions.tsx";
import { hideWork, useWorkDialog } from "#state/stores/work-dialog.ts";
import { useActions } from "#ui/action.ts";
import { fetchAhead } from "#ui/ahead.ts";
import { Dialog } from "#ui/dialog.tsx";
import { CopyDialog } from "#ui/copy-dialog.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";
import { loadProblem } from "#ui/load-problem.tsx";
import { useRoute } from "#ui/route.ts";
import { nameOf, placeOf } from "./places.ts";
import "./shell/shell.css";

const KeysDialog = lazyPart(async () => (await import("./shell/keys-dialog.tsx")).KeysDialog);

const NotFound = lazyPart(async () => (await import("./shell/not-found.tsx")).NotFound);

const fetchWorkDialog = () => import("./shell/work/work-dialog.tsx");
fetchAhead(fetchWorkDialog);

/** The window on the student's work. */
const WorkDialog = lazy(async (): Promise<{ readonly default: ComponentType }> => {
  try {
    return await fetchWorkDialog();
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

/** The page around the screens: header, the screen that the address names, keys. */
export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const showsWork = useWorkDialog((state) => state.isOpen);
  const listKeys = useCallback(() => setShowsKeys(true), []);
  const actions = useShellActions(listKeys);
  useActions(actions.all);
  const here = placeOf(route);
  const title = here?.title ?? "Not found";

  const isFirst = useRef(true);
  useEffect(() => {
    document.title = `${title} · Receptive`;
    // A new screen is announced, and Tab goes on from its top; the first one is left to the reader.
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
      {showsKeys ? <KeysDialog onClose={() => setShowsKeys(false)} /> : null}
      <CopyDialog title="Link to this page" copying={actions.copying} />
    </div>
  );
}
