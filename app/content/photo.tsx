import { useEffect, useMemo, useRef, useState } from "react";
import { loadPhoto } from "#data/photos.ts";
import { rgbaToChw } from "#data/pixels.ts";

export interface LoadedPhoto {
  /** Side length in pixels. */
  readonly size: number;
  /** RGBA bytes. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** One of the app's photos as a square of `size` pixels; or why it could not be loaded. */
export function usePhoto(
  id: string,
  size: number,
): { readonly photo: LoadedPhoto | null; readonly problem: string | null } {
  const [state, setState] = useState<{
    readonly key: string;
    readonly photo: LoadedPhoto | null;
    readonly problem: string | null;
  } | null>(null);
  const key = `${id} ${size}`;
  useEffect(() => {
    const stop = new AbortController();
    void loadPhoto(id, size, { signal: stop.signal }).then((result) => {
      if (stop.signal.aborted) return;
      setState(
        result.ok
          ? { key, photo: { size, rgba: result.rgba }, problem: null }
          : { key, photo: null, problem: result.message },
      );
    });
    return () => stop.abort();
  }, [id, size, key]);
  // While another photo is loading, there is none.
  return state?.key === key ? state : { photo: null, problem: null };
}

/** A photo's planes (C, H, W), 0 .. 1: red, green and blue, or its brightness (Rec. 601). */
export function usePlanes(photo: LoadedPhoto | null, channels: 1 | 3): Float32Array | null {
  return useMemo(() => (photo ? rgbaToChw(photo.rgba, channels) : null), [photo, channels]);
}

/** A photo, unprocessed. */
export function PhotoCanvas({ photo }: { readonly photo: LoadedPhoto | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (photo) canvas.current?.getContext("2d")?.putImageData(new ImageData(photo.rgba, photo.size, photo.size), 0, 0);
  }, [photo]);
  return <canvas ref={canvas} width={photo?.size ?? 1} height={photo?.size ?? 1} />;
}
