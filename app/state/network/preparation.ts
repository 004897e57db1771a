import { inPieces } from "#gpu/turns.ts";
import type { ProgressKind, ViewProgress } from "#engine/show/weights.ts";
import { drawn } from "../drawn.ts";
import { usePreparation, writePreparation } from "../stores/preparation-store.ts";

/** Shorter work, in ms, is not shown. */
const MOMENT_MS = 200;

/**
 * Shows the progress of preparing a network, if it takes longer than a moment; it stays on screen until `prepared`.
 * Resolves when the page has been drawn, before shaders are compiled.
 */
export function showProgress(): (progress: ViewProgress) => void | Promise<void> {
  let work: { readonly kind: ProgressKind; readonly began: number } | null = null;
  return ({ kind, share }) => {
    const now = performance.now();
    if (work?.kind !== kind) work = { kind, began: now };
    const isShown = usePreparation.getState().preparation !== null;
    if (share === null) {
      if (isShown) writePreparation({ preparation: { kind, share, secondsLeft: null } });
      return drawn();
    }
    const took = now - work.began;
    if (!isShown && took < MOMENT_MS) return undefined;
    const secondsLeft = took < MOMENT_MS ? null : ((took / share) * (1 - share)) / 1000;
    writePreparation({ preparation: { kind, share, secondsLeft } });
    return undefined;
  };
}

/** Does long work on a network's weights in pieces, showing progress. Throws the reason of `signal` once aborted. */
export function prepare<T>(kind: ProgressKind, work: Generator<number, T>, signal?: AbortSignal): Promise<T> {
  const show = showProgress();
  return inPieces(work, (share) => void show({ kind, share }), signal);
}

/** Hides the progress. */
export function prepared(): void {
  if (usePreparation.getState().preparation) writePreparation({ preparation: null });
}
