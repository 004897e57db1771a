import { inPieces } from "#gpu/readback.ts";
import { type PreparationKind, useInspection } from "./inspection-store.ts";

/** Work that is over sooner, in ms, is not shown. */
const MOMENT_MS = 200;

/**
 * Long work on a network's weights, in pieces, shown where it takes longer than a moment. `work` yields the share done.
 * Throws the reason of `signal` once that is aborted.
 */
export async function prepare<T>(kind: PreparationKind, work: Generator<number, T>, signal: AbortSignal): Promise<T> {
  const began = performance.now();
  const show = (share: number): void => {
    if (performance.now() - began > MOMENT_MS) useInspection.setState({ preparation: { kind, share } });
  };
  try {
    return await inPieces(work, show, signal);
  } finally {
    if (useInspection.getState().preparation) useInspection.setState({ preparation: null });
  }
}
