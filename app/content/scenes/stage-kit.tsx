/** What stages are made of: engines that live as long as the stage, computations that do not overlap, pictures. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { loadPhoto } from "#data/photos.ts";
import type { Colouring, ScaleKind } from "#engine/show/draw.ts";
import { divergingDark, divergingLight, grey, sequentialDark, sequentialLight } from "#ui/colour-maps.ts";
import { type Theme, useTheme } from "#ui/theme.ts";
import "./stage-kit.css";

/** Something with GPU objects. */
interface Disposable {
  dispose(): void;
}

/** Makes an engine when `key` changes and frees the one before; null until the first is there. */
export function useEngine<T extends Disposable>(make: () => T, key: string): T | null {
  const [made, setMade] = useState<{ readonly key: string; readonly engine: T } | null>(null);
  const latest = useRef(make);
  latest.current = make;
  useEffect(() => {
    const engine = latest.current();
    setMade({ key, engine });
    return () => {
      setMade(null);
      engine.dispose();
    };
  }, [key]);
  // While a key changes, the engine of the one before is as good as gone.
  return made?.key === key ? made.engine : null;
}

/**
 * Runs an asynchronous computation after each change of `key`: one at a time, and of several changes
 * meanwhile only the last. Failures after the stage has gone are of no interest.
 */
export function useComputation(compute: () => Promise<void>, key: string): void {
  const latest = useRef(compute);
  latest.current = compute;
  const state = useRef({ busy: false, again: false, gone: false });
  useEffect(() => {
    const current = state.current;
    current.gone = false;
    const loop = async (): Promise<void> => {
      current.busy = true;
      do {
        current.again = false;
        try {
          await latest.current();
        } catch (error) {
          if (!current.gone) throw error;
        }
      } while (current.again && !current.gone);
      current.busy = false;
    };
    if (current.busy) current.again = true;
    else void loop();
    return () => {
      current.gone = true;
    };
  }, [key]);
}

export interface PhotoPixels {
  readonly size: number;
  /** RGBA bytes. */
  readonly rgba: Uint8ClampedArray;
}

/** A shipped photo as a square; or why it could not be loaded. */
export function usePhoto(
  id: string,
  size: number,
): { readonly photo: PhotoPixels | null; readonly problem: string | null } {
  const [state, setState] = useState<{ readonly photo: PhotoPixels | null; readonly problem: string | null }>({
    photo: null,
    problem: null,
  });
  useEffect(() => {
    const stop = new AbortController();
    void loadPhoto(id, size, { signal: stop.signal }).then((result) => {
      if (stop.signal.aborted) return;
      setState(
        result.ok
          ? { photo: { size, rgba: Uint8ClampedArray.from(result.rgba) }, problem: null }
          : { photo: null, problem: result.message },
      );
    });
    return () => stop.abort();
  }, [id, size]);
  return state;
}

/** Brightness of each pixel, 0 .. 1 (Rec. 709 weights). */
export function greyOf({ rgba, size }: PhotoPixels): Float32Array {
  return Float32Array.from(
    { length: size * size },
    (_, i) => (0.2126 * (rgba[4 * i] ?? 0) + 0.7152 * (rgba[4 * i + 1] ?? 0) + 0.0722 * (rgba[4 * i + 2] ?? 0)) / 255,
  );
}

function mapOf(scale: ScaleKind, theme: Theme) {
  if (scale === "unit") return grey;
  if (scale === "signed") return theme === "dark" ? divergingDark : divergingLight;
  return theme === "dark" ? sequentialDark : sequentialLight;
}

/** How each kind of data is coloured in the theme in force. */
export function useColourings(): Readonly<Record<ScaleKind, Colouring>> {
  const theme = useTheme();
  const colouring = (scale: ScaleKind): Colouring => ({ scale, stops: mapOf(scale, theme).stops });
  return { signed: colouring("signed"), magnitude: colouring("magnitude"), unit: colouring("unit") };
}

interface FrameProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
}

/** A picture with its name. */
export function Frame({ title, children }: FrameProps) {
  return (
    <figure className="scene-frame">
      <div className="scene-picture">{children}</div>
      <figcaption className="scene-caption">{title}</figcaption>
    </figure>
  );
}

interface KeyNumberProps {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** The one number that the scene is about. */
export function KeyNumber({ label, value, note }: KeyNumberProps) {
  return (
    <div className="scene-key" role="status">
      <span className="scene-key-label">{label}</span>
      <output className="scene-key-value">{value}</output>
      {note === undefined ? null : <span className="scene-key-note">{note}</span>}
    </div>
  );
}
