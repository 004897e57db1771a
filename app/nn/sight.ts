/** The visible part of a value: a set of positions on each axis, and all their combinations. */
import { around, type Extent } from "./field-box.ts";
import type { AxisReach, Shape } from "./vocabulary.ts";

/** Positions on one axis, ascending, none of them off the map. */
export interface AxisSeen {
  readonly places: readonly number[];
  /** Their extent if the map continued beyond its edges; null once a whole map is read, whatever its size. */
  readonly reach: Extent | null;
}
export interface Sight {
  readonly c: AxisSeen;
  readonly y: AxisSeen;
  readonly x: AxisSeen;
}

/** From the first to the last of ascending positions. */
export function hull(places: readonly number[]): Extent {
  return { first: places[0] ?? 0, last: places.at(-1) ?? 0 };
}

function all(size: number): AxisSeen {
  return { places: Array.from({ length: size }, (_, i) => i), reach: null };
}

/** A single position. */
export function single(place: number): AxisSeen {
  return { places: [place], reach: { first: place, last: place } };
}

/** All values of a map. */
export function everything({ c, h, w }: Shape): Sight {
  return { c: all(c), y: all(h), x: all(w) };
}

/** The first and the last position that a unit reads, on the map or not. */
export function readBy(window: AxisReach, o: number): Extent {
  if ("reads" in window) return hull(window.reads(o));
  const first = o * window.stride - window.padding;
  return { first, last: first + (window.kernel - 1) * window.dilation };
}

function placesBehind(places: readonly number[], window: AxisReach, size: number): readonly number[] {
  const marks = new Uint8Array(size);
  const mark = (place: number): void => {
    if (place >= 0 && place < size) marks[place] = 1;
  };
  for (const o of places) {
    if ("reads" in window) for (const place of window.reads(o)) mark(place);
    else for (let i = 0; i < window.kernel; i++) mark(o * window.stride - window.padding + i * window.dilation);
  }
  return Array.from(marks.keys()).filter((place) => marks[place] === 1);
}

/** What is seen through a window on an axis of `size` positions. */
export function behind({ places, reach }: AxisSeen, window: AxisReach, size: number): AxisSeen {
  if (window.stride === 0) return all(size);
  return {
    places: placesBehind(places, window, size),
    reach: reach && { first: readBy(window, reach.first).first, last: readBy(window, reach.last).last },
  };
}

/** Whether nothing is seen. */
export function isEmpty({ c, y, x }: Sight): boolean {
  return [c, y, x].some(({ places }) => places.length === 0);
}

const AXES = ["c", "y", "x"] as const;

/** Whether `a` contains `b`. */
function holds(a: Sight, b: Sight): boolean {
  return AXES.every((axis) => {
    const [{ places, reach }, inner] = [a[axis], b[axis]];
    const own = new Set(places);
    const isWithin = !reach || (inner.reach && reach.first <= inner.reach.first && inner.reach.last <= reach.last);
    return isWithin && inner.places.every((place) => own.has(place));
  });
}

function bothAxes(a: AxisSeen, b: AxisSeen): AxisSeen {
  const places = [...new Set([...a.places, ...b.places])].toSorted((p, q) => p - q);
  return { places, reach: a.reach && b.reach && around(a.reach, b.reach) };
}

/** The smallest sight that contains both. */
export function together(a: Sight, b: Sight): Sight {
  return { c: bothAxes(a.c, b.c), y: bothAxes(a.y, b.y), x: bothAxes(a.x, b.x) };
}

/** Maximum number of separate sights per value; beyond that they are merged into one, which is slightly too large. */
const MOST = 64;

/** The sights of a value, with one more added. */
export function joined(known: readonly Sight[], more: Sight): readonly Sight[] {
  if (known.some((one) => holds(one, more))) return known;
  const apart = [...known.filter((one) => !holds(more, one)), more];
  return apart.length > MOST ? [apart.reduce(together)] : apart;
}

/** The same values in maps of another shape, in the same C, H, W order. */
export function reordered({ c, y, x }: Sight, from: Shape, to: Shape): readonly Sight[] {
  if (c.places.length * y.places.length * x.places.length === from.c * from.h * from.w) return [everything(to)];
  // For each row of each channel: the columns seen.
  const rows = new Map<number, number[]>();
  for (const ci of c.places)
    for (const row of y.places)
      for (const column of x.places) {
        const index = (ci * from.h + row) * from.w + column;
        const [at, found] = [Math.floor(index / to.w), index % to.w];
        const columns = rows.get(at);
        if (columns) columns.push(found);
        else rows.set(at, [found]);
      }
  const asSeen = (places: readonly number[]): AxisSeen => ({ places, reach: hull(places) });
  // Rows of a channel with equal columns form one sight, as do channels with equal rows.
  const byColumns = grouped([...rows.keys()], (at) => `${Math.floor(at / to.h)}:${rows.get(at)?.join() ?? ""}`);
  const byRows = grouped(
    byColumns,
    (of) => `${of.map((at) => at % to.h).join()}:${rows.get(of[0] ?? 0)?.join() ?? ""}`,
  );
  return byRows.map((sets) => {
    const first = sets[0] ?? [];
    return {
      c: asSeen(sets.map(([at = 0]) => Math.floor(at / to.h))),
      y: asSeen(first.map((at) => at % to.h)),
      x: asSeen(rows.get(first[0] ?? 0) ?? []),
    };
  });
}

/** Items grouped by key, in the order of each group's first item. */
function grouped<T>(items: readonly T[], key: (item: T) => string): readonly T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return [...groups.values()];
}
