import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { NO_READING, type Reading } from "#engine/show/reading.ts";

/** Source of pictures and numbers for figures: a `NetworkView`, or a view that shows one network after another. */
export interface ViewSource {
  /** Shows something on a canvas until the returned function is called. */
  show(canvas: HTMLCanvasElement, picture: PictureSpec): () => void;
  /** The results of the last pass. */
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

/** Provides the figures inside with a network to show. */
export function ViewProvider({ view, children }: ViewProviderProps) {
  return <Source value={view}>{children}</Source>;
}

/** The network that figures show; null while there is none. */
export function useViewSource(): ViewSource | null {
  return useContext(Source);
}

const subscribeToNothing = (): (() => void) => () => {};

/** A part of a network's latest reading; `select` must return the same object for the same reading. */
export function useReadingOf<T>(source: ViewSource | null, select: (reading: Reading) => T): T {
  return useSyncExternalStore(source?.subscribe ?? subscribeToNothing, () => select(source?.reading ?? NO_READING));
}

/** A part of the surrounding network's latest reading. */
export function useReading<T>(select: (reading: Reading) => T): T {
  return useReadingOf(useViewSource(), select);
}
