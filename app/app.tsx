import { type ComponentType, lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { Header } from "./shell/header.tsx";
import { Notices } from "./shell/notices.tsx";
import { useShellActions } from "./shell/shell-actions.tsx";
import { hideWork, useWorkDialog } from "#state/stores/work-dialog.ts";
import { useActions } from "#ui/action.ts";
import { fetchAhead, pageShown } from "#ui/ahead.ts";
import { Dialog } from "#ui/dialog.tsx";
import { CopyDialog } from "#ui/copy-dialog.tsx";
import { lazyPart } from "#ui/lazy-part.tsx";
import { loadProblem } from "#ui/load-problem.tsx";
import { useNameOfPage } from "#ui/page-name.ts";
import { useRoute } from "#ui/route.ts";
import { nameOf, placeOf } from "./places.ts";
import "./shell/shell.css";

const KeysDialog = lazyPart(async () => (await import("./shell/keys-dialog.tsx")).KeysDialog);

const NotFound = lazyPart(async () => (await import("./shell/not-found.tsx")).NotFound);

const fetchWorkDialog = () => import("./shell/work/work-dialog.tsx");
fetchAhead(fetchWorkDialog);

/** The “Your work” dialog. */
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

/** Keeps the focus among controls that come and go; by code that follows the first screen. Returns what ends it. */
function watchFocus(part: HTMLElement | null): () => void {
  let stop: (() => void) | null = null;
  let isOver = false;
  const begin = async (): Promise<void> => {
    await pageShown;
    const { keepFocus } = await import("#ui/keep-focus.ts");
    if (part && !isOver) stop = keepFocus(part);
  };
  begin().catch(() => {}); // without it, everything else works
  return () => {
    isOver = true;
    stop?.();
  };
}

/** The page around the screens: header, the screen that the address names, keys. */
export function App() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  const showsWork = useWorkDialog((state) => state.isOpen);
  const listKeys = useCallback(() => setShowsKeys(true), []);
  const actions = useShellActions(listKeys);
  useActions(actions.all);
  useEffect(() => watchFocus(main.current), []);
  const here = placeOf(route);
  const title = here?.title ?? "Not found";

  const name = useNameOfPage();
  useEffect(() => {
    document.title = [name, title, "Receptive"].filter((part) => part !== null).join(" · ");
  }, [name, title]);

  const isFirst = useRef(true);
  useEffect(() => {
    // A new page gets the focus: it is announced, and Tab starts at its top. The first page does not.
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [title, route.id]);

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
      <main ref={main} id="main" className="shell-main" tabIndex={-1} aria-label={name ?? title}>
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
