import { useEffect, useMemo, useRef, useState } from "react";
import { decodeSquare } from "#data/image-source.ts";
import { loadPhoto } from "#data/photos.ts";
import { rgbaToChw } from "#data/pixels.ts";
import { OWN } from "./choice.ts";
import { useOwnPhoto } from "./own-photo.ts";

export interface LoadedPhoto {
  /** Pixels of its side. */
  readonly size: number;
  /** RGBA bytes. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** A photo as a square of `size` pixels, null while it is loaded; or why it could not be. */
interface Loading {
  readonly photo: LoadedPhoto | null;
  readonly problem: string | null;
}

const NOTHING: Loading = { photo: null, problem: null };

/** A shipped photo. */
export function usePhoto(id: string, size: number): Loading {
  return useChosenPhoto(id, id, size);
}

/** The photo that a student chose: a shipped one, or for `OWN` what was brought, `instead` where nothing was. */
export function useChosenPhoto(choice: string, instead: string, size: number): Loading {
  const brought = useOwnPhoto();
  const own = choice === OWN ? brought : null;
  const id = choice === OWN ? instead : choice;
  const [loaded, setLoaded] = useState<{ readonly of: readonly unknown[]; readonly loading: Loading } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const load = own ? decodeSquare(own.blob, size, own.name) : loadPhoto(id, size, { signal: stop.signal });
    void load.then((result) => {
      if (stop.signal.aborted) return;
      const loading = result.ok
        ? { photo: { size, rgba: result.rgba }, problem: null }
        : { photo: null, problem: result.message };
      setLoaded({ of: [own, id, size], loading });
    });
    return () => stop.abort();
  }, [own, id, size]);
  const isCurrent = loaded?.of[0] === own && loaded.of[1] === id && loaded.of[2] === size;
  return isCurrent ? loaded.loading : NOTHING;
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
