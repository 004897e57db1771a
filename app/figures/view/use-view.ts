import { useEffect, useRef, useState } from "react";
import { ContextLostError } from "#gpu/errors.ts";
import type { NetworkView } from "#engine/show/network-view.ts";
import { NO_READING, type Reading, type Unit } from "#engine/show/reading.ts";
import { hasSameItems } from "./same-items.ts";
import { useReadingOf } from "./view-source.tsx";

interface Opened {
  readonly view: NetworkView | null;
  /** Why there is none, in words; null if there is, or will be. */
  readonly problem: string | null;
}

const NOTHING: Opened = { view: null, problem: null };

/**
 * A network on the GPU for as long as the component is mounted: reopened whenever one of `deps` changes, freeing the
 * previous one. `view` is null until it is open. While `open` is null it is not opened yet.
 */
export function useView(
  open: ((signal: AbortSignal) => Promise<NetworkView>) | null,
  deps: readonly unknown[],
): Opened {
  const [opened, setOpened] = useState<Opened & { readonly deps: readonly unknown[] }>({ ...NOTHING, deps });
  const latest = useRef(open);
  latest.current = open;
  const isOn = open !== null;
  useEffect(() => {
    if (!isOn || !latest.current) return undefined;
    const closing = new AbortController();
    let view: NetworkView | null = null;
    latest.current(closing.signal).then(
      (made) => {
        if (closing.signal.aborted) made.dispose();
        else setOpened({ view: (view = made), problem: null, deps });
      },
      (error: unknown) => {
        // The page reports a lost context, and mounts this again with another device.
        if (closing.signal.aborted || error instanceof ContextLostError) return;
        setOpened({ view: null, problem: error instanceof Error ? error.message : String(error), deps });
      },
    );
    return () => {
      closing.abort();
      view?.dispose();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the caller says what the network depends on
  }, [isOn, ...deps]);
  // Once they change, the previous view counts as gone.
  return hasSameItems(opened.deps, deps) ? opened : NOTHING;
}

/** Sets a network's input (C, H, W) whenever either changes; nothing while it is null. */
export function useInput(view: NetworkView | null, chw: Float32Array | null, sample = 0): void {
  useEffect(() => {
    if (view && chw) view.setInput(chw, sample);
  }, [view, chw, sample]);
}

/**
 * Selects a unit and returns the reading that includes it, updated with every pass. Data of other units is left out.
 */
export function useLook(view: NetworkView | null, unit: Unit | null): Reading {
  const { value = -1, c = 0, y = 0, x = 0 } = unit ?? {};
  useEffect(() => {
    void view?.look(value < 0 ? null : { value, c, y, x });
  }, [view, value, c, y, x]);
  return useReadingOf(view, (reading) => reading) ?? NO_READING;
}

/** The numbers of a value of the graph (N, C, H, W), read back after each pass; null before the first. */
export function useValues(view: NetworkView | null, value: number): Float32Array | null {
  useEffect(() => {
    view?.watch([value]);
    return () => view?.watch([]);
  }, [view, value]);
  return useReadingOf(view, ({ values }) => values.get(value) ?? null);
}

/** The same of several values, by number; empty before the first. `values` is kept between renders. */
export function useManyValues(view: NetworkView | null, values: readonly number[]): ReadonlyMap<number, Float32Array> {
  useEffect(() => {
    view?.watch(values);
    return () => view?.watch([]);
  }, [view, values]);
  return useReadingOf(view, (reading) => reading.values);
}

/** The gradient to the input (C, H, W) of a weighted sum of a value's units (C, H, W), brought up to date with every pass. */
export function usePull(view: NetworkView | null, value: number, weights: Float32Array | null): Float32Array | null {
  useEffect(() => {
    view?.pull(weights && { value, weights });
    return () => view?.pull(null);
  }, [view, value, weights]);
  return useReadingOf(view, ({ gradient }) => gradient);
}
