import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { fetchAhead, pageShown } from "./ahead.ts";
import { loadProblem } from "./load-problem.tsx";

/** A component that is loaded when it is first shown, or shortly before. */
export interface LazyPart<P extends object> {
  (props: P): ReactNode;
  /** Loads it in advance. */
  readonly preload: () => void;
}

interface LazyPartOptions {
  /** Shown until it is loaded; nothing by default. */
  readonly meanwhile?: ReactNode;
  /** Whether the first screen is shown without it; it is loaded right afterwards. */
  readonly follows?: boolean;
}

/**
 * Splits a component off: it is loaded, with what `load` imports, when the page is idle or when it is shown. If that fails,
 * a message is shown instead.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { meanwhile = null, follows = false }: LazyPartOptions = {},
): LazyPart<P> {
  const Loaded = lazy(async (): Promise<{ readonly default: ComponentType<P> }> => {
    try {
      if (follows) await pageShown;
      return { default: await load() };
    } catch (error) {
      return { default: loadProblem(error, "part") };
    }
  });
  fetchAhead(load);
  const Part = (props: P): ReactNode => (
    <Suspense fallback={meanwhile}>
      <Loaded {...props} />
    </Suspense>
  );
  // If this fails, it is tried again, and a failure reported, when the component is shown.
  return Object.assign(Part, { preload: () => void load().catch(() => undefined) });
}
