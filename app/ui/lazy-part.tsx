import { type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { fetchAhead, pageShown } from "./ahead.ts";
import { loadProblem } from "./load-problem.tsx";

/** A component that is loaded when it is first shown, or when it is likely to be soon. */
export interface LazyPart<P extends object> {
  (props: P): ReactNode;
  /** Loads it, so that it is there when it is wanted. */
  readonly preload: () => void;
}

interface LazyPartOptions {
  /** Stands in its place until it is there; nothing by default. */
  readonly meanwhile?: ReactNode;
  /** Leaves the first screen to come without it; it follows at once. */
  readonly follows?: boolean;
}

/**
 * Splits a component off: what `load` imports is loaded with it, when the page is idle or when it is wanted. Where that
 * fails, what stands in its place says so.
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
  // What fails here is tried again, and told of, when it is shown.
  return Object.assign(Part, { preload: () => void load().catch(() => undefined) });
}
