import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { NO_READING, type Reading } from "#engine/show/reading.ts";

/** Where figures take their pictures and numbers from: a `NetworkView`, or whatever shows one network after another. */
export interface ViewSource {
  /** Shows something on a canvas until the returned function is called. */
  show(canvas: HTMLCanvasElement, picture: PictureSpec): () => void;
  /** What the last pass said. */
  readonly reading: Reading;
  /** Calls back after each change of `reading` until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

const Source = createContext<ViewSource | null>(null);

interface ViewProviderProps {
  /** Null while no network is there yet. */
  readonly view: ViewSource | null;
  readonly children: ReactNode;
}

/** Gives the figures inside a network to show. */
export function ViewProvider({ view, children }: ViewProviderProps) {
  return <Source value={view}>{children}</Source>;
}

/** The network that figures show; null while there is none. */
export function useViewSource(): ViewSource | null {
  return useContext(Source);
}

const subscribeToNothing = (): (() => void) => () => {};

/** A part of what a network said last; `select` gives the same object for the same reading. */
export function useReadingOf<T>(source: ViewSource | null, select: (reading: Reading) => T): T {
  return useSyncExternalStore(source?.subscribe ?? subscribeToNothing, () => select(source?.reading ?? NO_READING));
}

/** A part of what the network around said last. */
export function useReading<T>(select: (reading: Reading) => T): T {
  return useReadingOf(useViewSource(), select);
}
