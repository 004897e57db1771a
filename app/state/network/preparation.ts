import { inPieces } from "#gpu/readback.ts";
import { type PreparationKind, useInspection } from "../stores/inspection-store.ts";

/** Work that is over sooner, in ms, is not shown. */
const MOMENT_MS = 200;

/**
 * Long work on a network's weights, in pieces, shown where it takes longer than a moment; what is shown stays until
 * `prepared`. `work` yields the share done. Throws the reason of `signal` once that is aborted.
 */
export function prepare<T>(kind: PreparationKind, work: Generator<number, T>, signal?: AbortSignal): Promise<T> {
  const began = performance.now();
  const show = (share: number): void => {
    const took = performance.now() - began;
    if (!useInspection.getState().preparation && took < MOMENT_MS) return;
    const secondsLeft = took < MOMENT_MS ? null : ((took / share) * (1 - share)) / 1000;
    useInspection.setState({ preparation: { kind, share, secondsLeft } });
  };
  return inPieces(work, show, signal);
}

/** Says that the shaders are compiled now, where more than a moment has passed already. */
export function compiling(): void {
  if (useInspection.getState().preparation)
    useInspection.setState({ preparation: { kind: "compiling", share: null, secondsLeft: null } });
}

/** Takes what `prepare` shows off the screen. */
export function prepared(): void {
  if (useInspection.getState().preparation) useInspection.setState({ preparation: null });
}
