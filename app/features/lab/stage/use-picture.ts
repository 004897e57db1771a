import { useCallback, useEffect, useState } from "react";
import type { PictureSpec } from "#state/view/pictures.ts";
import { session } from "#state/session.ts";

/** Shows a live picture on the canvas that the returned ref is given to, until it goes. Keep `spec` stable between renders. */
export function usePicture(spec: PictureSpec | null): (canvas: HTMLCanvasElement | null) => void {
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  useEffect(() => {
    if (!canvas || !spec) return undefined;
    const stop = session.pictures.show(canvas, spec);
    session.refresh();
    return stop;
  }, [canvas, spec]);
  return useCallback((element: HTMLCanvasElement | null) => setCanvas(element), []);
}
