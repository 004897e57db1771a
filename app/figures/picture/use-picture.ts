import { useCallback, useEffect, useState } from "react";
import type { PictureSpec } from "#engine/show/pictures.ts";
import { useViewSource } from "../view/view-source.tsx";

/**
 * Shows a live picture on the canvas with the returned ref, as long as it is mounted. Keep `spec` stable between
 * renders.
 */
export function usePicture(spec: PictureSpec | null): (canvas: HTMLCanvasElement | null) => void {
  const source = useViewSource();
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  useEffect(() => {
    if (!canvas || !spec || !source) return undefined;
    return source.show(canvas, spec);
  }, [canvas, spec, source]);
  return useCallback((element: HTMLCanvasElement | null) => setCanvas(element), []);
}
