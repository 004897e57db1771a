import { useSyncExternalStore } from "react";

/** A picture that the student brought: a file, or what the camera saw. It stays in this page and goes with it. */
export interface OwnPhoto {
  readonly blob: Blob;
  /** What messages call it. */
  readonly name: string;
}

let own: OwnPhoto | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes the place of the picture that was there before, in all scenes. */
export function bringPhoto(photo: OwnPhoto): void {
  own = photo;
  for (const listener of listeners) listener();
}

/** The student's picture; null while there is none. */
export function useOwnPhoto(): OwnPhoto | null {
  return useSyncExternalStore(subscribe, () => own);
}
