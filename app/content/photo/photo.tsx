import { useEffect, useMemo, useRef, useState } from "react";
import { decodeSquare, decodeWhole, type ImageFailure, type WholeImage } from "#data/image-source.ts";
import { loadPhoto, loadWholePhoto, MOST_PIXELS } from "#data/photos.ts";
import { rgbaToChw } from "#data/pixels.ts";
import { hasSameItems } from "#figures/view/same-items.ts";
import { OWN } from "./choice.ts";
import { type OwnPhoto, useOwnPhoto } from "./own-photo.ts";

export interface LoadedPhoto {
  /** Pixels of its side. */
  readonly size: number;
  /** RGBA bytes. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** What is loaded, null while it is; or why it could not be. */
interface Loading<T> {
  readonly photo: T | null;
  readonly problem: string | null;
}

/** A shipped photo as a square of `size` pixels. */
export function usePhoto(id: string, size: number): Loading<LoadedPhoto> {
  return useChosenPhoto(id, id, size);
}

/** The photo that a student chose, as a square: a shipped one, or for `OWN` what was brought, `instead` where nothing was. */
export function useChosenPhoto(choice: string, instead: string, size: number): Loading<LoadedPhoto> {
  return useChosen(choice, instead, size, (own, id, signal) =>
    own ? decodeSquare(own.blob, size, own.name) : loadPhoto(id, size, { signal }),
  );
}

/** The same photo, whole: a shipped one unscaled, the student's with at most as many pixels on a side. */
export function useWholePhoto(choice: string, instead: string): Loading<WholeImage> {
  return useChosen(choice, instead, "whole", (own, id, signal) =>
    own ? decodeWhole(own.blob, MOST_PIXELS, own.name) : loadWholePhoto(id, { signal }),
  );
}

type Load<T> = (own: OwnPhoto | null, id: string, signal: AbortSignal) => Promise<T | ImageFailure>;

/** Loads the chosen photo, again whenever the choice or `as` changes. */
function useChosen<T extends { readonly ok: true }>(
  choice: string,
  instead: string,
  as: number | "whole",
  load: Load<T>,
): Loading<T> {
  const brought = useOwnPhoto();
  const own = choice === OWN ? brought : null;
  const id = choice === OWN ? instead : choice;
  const [loaded, setLoaded] = useState<{ readonly of: readonly unknown[]; readonly loading: Loading<T> } | null>(null);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    const stop = new AbortController();
    void latest.current(own, id, stop.signal).then((result) => {
      if (stop.signal.aborted) return;
      const loading = result.ok ? { photo: result, problem: null } : { photo: null, problem: result.message };
      setLoaded({ of: [own, id, as], loading });
    });
    return () => stop.abort();
  }, [own, id, as]);
  return loaded && hasSameItems(loaded.of, [own, id, as]) ? loaded.loading : { photo: null, problem: null };
}

/** A photo's planes (C, H, W), 0 .. 1: red, green and blue, or its brightness (Rec. 601). */
export function usePlanes(photo: LoadedPhoto | null, channels: 1 | 3): Float32Array | null {
  return useMemo(() => (photo ? rgbaToChw(photo.rgba, channels) : null), [photo, channels]);
}

/** A photo as it is. */
export function PhotoCanvas({ photo }: { readonly photo: LoadedPhoto | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (photo) canvas.current?.getContext("2d")?.putImageData(new ImageData(photo.rgba, photo.size, photo.size), 0, 0);
  }, [photo]);
  return <canvas ref={canvas} width={photo?.size ?? 1} height={photo?.size ?? 1} />;
}
