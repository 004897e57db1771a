import type { Normalisation } from "#nn/labelled-images.ts";
import type { Device } from "#gpu/device.ts";
import type { Rectangle } from "#gpu/launch.ts";
import { paintPictures, type Picture } from "#gpu/painter.ts";
import type { Executor } from "../run/executor.ts";
import { type Comparison, comparisonKey, type Comparisons } from "./comparisons.ts";
import { drawFilters, drawMagnitude, drawMaps } from "./draw.ts";
import { type Extent, Extents } from "./extents.ts";
import { type Colouring, type Montage, pictureSize } from "./montage.ts";

/** Channels `first ..` of a value, as a montage. */
interface MapsLayout {
  readonly first: number;
  readonly count: number;
  readonly columns: number;
  readonly gap: number;
  /** A drawn pixel stands for `shrink` x `shrink` values. */
  readonly shrink: number;
}

/** The first map of a value, alone and as it is. */
export const ONE_MAP = { first: 0, count: 1, columns: 1, gap: 0, shrink: 1 } as const satisfies MapsLayout;

/** What a canvas shows of a running network. */
export type PictureSpec = {
  readonly colouring: Colouring;
  /** Uses the colour range of this picture instead of its own, so that both can be compared. */
  readonly like?: PictureSpec;
} & (
  | { readonly kind: "input"; readonly sample?: number }
  /** A value of the graph. */
  | ({ readonly kind: "maps"; readonly value: number; readonly sample?: number } & MapsLayout)
  /** Filters of a conv node: `inputs` input channels of each of `outputs` output channels. */
  | {
      readonly kind: "filters";
      readonly node: string;
      readonly first: readonly [output: number, input: number];
      readonly outputs: number;
      readonly inputs: number;
      readonly gap: number;
      /** Slices side by side; one filter per row by default. */
      readonly columns?: number;
    }
  /** Magnitude of the selected unit's gradient with respect to each input pixel. */
  | { readonly kind: "field" }
  /** A shifted value, or the difference of two. */
  | ({ readonly kind: "compared" } & Comparison & MapsLayout)
);

/** The data that pictures are drawn from. */
export interface PictureSource {
  readonly device: Device;
  readonly executor: Executor;
  /** Stored input value = (picture - mean) / std. */
  readonly normalisation: Normalisation;
  /** Divisor for the values of the gradient shown; null if there is none. */
  readonly fieldFactor: number | null;
  readonly comparisons: Comparisons;
}

/** A picture drawn by the program that draws all maps, to compile that program. */
const ANY_MAP: PictureSpec = {
  kind: "maps",
  value: 0,
  ...ONE_MAP,
  colouring: { stops: Array.from({ length: 27 }, () => 0), scale: "unit" },
};

interface Entry {
  readonly canvas: HTMLCanvasElement;
  spec: PictureSpec;
}

/** Key of a picture's value range; pictures of the same value share it. */
export function rangeKey(spec: PictureSpec): string {
  switch (spec.kind) {
    case "maps":
      return `maps:${spec.value}@${spec.sample ?? 0}`;
    case "filters":
      return `filters:${spec.node}`;
    case "compared":
      return `compared:${comparisonKey(spec)}`;
    case "input":
    case "field":
      return spec.kind;
  }
}

/** The largest absolute value in a picture, from the ranges of a reading; null where it was not measured. */
export function magnitudeOf(ranges: ReadonlyMap<string, Extent>, spec: PictureSpec): number | null {
  const range = ranges.get(rangeKey(spec));
  return range ? Math.max(range.max, -range.min) : null;
}

/** The ranges of one pass, each measured once, into a slot of its own. */
class Slots {
  readonly #source: PictureSource;
  readonly #extents: Extents;
  readonly #slots = new Map<string, number>();

  constructor(source: PictureSource, extents: Extents) {
    this.#source = source;
    this.#extents = extents;
  }

  /** The slot of a picture's range. */
  of(spec: PictureSpec): number {
    const key = rangeKey(spec);
    const known = this.#slots.get(key);
    if (known !== undefined) return known;
    const slot = this.#slots.size;
    this.#slots.set(key, slot);
    measure(this.#source, spec, this.#extents, slot);
    return slot;
  }

  async read(): Promise<ReadonlyMap<string, Extent>> {
    const read = await this.#extents.read(this.#slots.size);
    return new Map(
      [...this.#slots].map(([key, slot]) => {
        const { min, max } = read[slot] ?? { min: 0, max: 0 };
        const factor = key === "field" ? (this.#source.fieldFactor ?? 1) : 1;
        return [key, { min: min / factor, max: max / factor }];
      }),
    );
  }
}

/** The canvases on screen and what each shows; paints all of them at once. */
export class Pictures {
  readonly #entries = new Set<Entry>();
  /** Changes with every new picture. */
  version = 0;
  #extents: Extents | null = null;
  #extentsDevice: Device | null = null;

  /** Shows something on a canvas until the returned function is called, from the next pass on. */
  show(canvas: HTMLCanvasElement, spec: PictureSpec): () => void {
    const entry: Entry = { canvas, spec };
    this.#entries.add(entry);
    this.version++;
    return () => this.#entries.delete(entry);
  }

  get count(): number {
    return this.#entries.size;
  }

  #extentsFor(device: Device): Extents {
    if (!this.#extents || this.#extentsDevice !== device) {
      this.#extents = new Extents(device);
      this.#extentsDevice = device;
    }
    return this.#extents;
  }

  /** For `Device.compile`: requests all programs that the current pictures, and those of any screen, need. */
  rehearse(source: PictureSource): void {
    const extents = this.#extentsFor(source.device);
    for (const spec of [ANY_MAP, ...Array.from(this.#entries, (entry) => entry.spec)]) {
      const montage = montageOf(source, spec);
      if (!montage) continue;
      measure(source, spec, extents, 0);
      draw(source, spec, extents, 0, montage, [0, 0, 1, 1]);
    }
  }

  /** Finds the range of every picture's values, for its colours; `paint` then draws them all. */
  measure(source: PictureSource): {
    readonly ranges: Promise<ReadonlyMap<string, Extent>>;
    readonly paint: () => void;
  } {
    const extents = this.#extentsFor(source.device);
    const slots = new Slots(source, extents);
    const pictures: Picture[] = [];
    for (const { canvas, spec } of this.#entries) {
      const montage = montageOf(source, spec);
      if (!montage) continue;
      const own = slots.of(spec);
      const slot = spec.like ? slots.of(spec.like) : own;
      pictures.push({
        canvas,
        ...pictureSize(montage),
        draw: (viewport) => draw(source, spec, extents, slot, montage, viewport),
      });
    }
    return { ranges: slots.read(), paint: () => paintPictures(source.device, pictures) };
  }

  /** Frees what lies on the GPU. After a lost context it is gone already: see `forget`. */
  dispose(): void {
    this.#extents?.dispose();
    this.forget();
  }

  /** Forgets what lay on the GPU, after its context was lost. */
  forget(): void {
    this.#extents = null;
    this.#extentsDevice = null;
  }
}

/** The grid of a picture; null if the network does not have (or no longer has) what it shows. */
function montageOf({ executor, fieldFactor }: PictureSource, spec: PictureSpec): Montage | null {
  const maps = (value: number, { first, count: most, columns, gap, shrink }: MapsLayout): Montage | null => {
    if (value >= executor.model.graph.values.length) return null;
    const { c, h, w } = executor.tensor(value).shape;
    const count = Math.min(most, c - first);
    return count > 0 ? { cellWidth: w, cellHeight: h, columns, count, gap, shrink } : null;
  };
  switch (spec.kind) {
    case "input":
    case "field":
      return spec.kind === "field" && fieldFactor === null ? null : maps(0, ONE_MAP);
    case "maps":
      return maps(spec.value, spec);
    case "compared":
      return maps(spec.of.value, spec);
    case "filters": {
      const bank = executor.model.parameters.view(`${spec.node}.weight`)?.bank;
      if (!bank) return null;
      return {
        cellWidth: bank.kernelX,
        cellHeight: bank.kernelY,
        columns: spec.columns ?? spec.inputs,
        count: spec.inputs * spec.outputs,
        gap: spec.gap,
      };
    }
  }
}

function measure(source: PictureSource, spec: PictureSpec, extents: Extents, slot: number): void {
  const { executor } = source;
  const { parameters } = executor.model;
  switch (spec.kind) {
    case "filters": {
      const weight = parameters.view(`${spec.node}.weight`);
      if (weight) extents.weight(slot, parameters, weight);
      return;
    }
    case "field": {
      const gradient = executor.gradient(0);
      if (gradient) extents.tensor(slot, gradient);
      return;
    }
    case "compared":
      extents.tensor(slot, source.comparisons.tensor(spec));
      return;
    case "input":
      extents.tensor(slot, executor.input, spec.sample);
      return;
    case "maps":
      extents.tensor(slot, executor.tensor(spec.value), spec.sample);
  }
}

function draw(
  source: PictureSource,
  spec: PictureSpec,
  extents: Extents,
  slot: number,
  montage: Montage,
  viewport: Rectangle,
): void {
  const { device, executor, normalisation } = source;
  const shown = { extents, slot, montage, viewport, colouring: spec.colouring };
  const restore = { scale: normalisation.std, shift: normalisation.mean };
  switch (spec.kind) {
    case "input": {
      const { input } = executor;
      drawMaps(device, { ...shown, tensor: input, sample: spec.sample ?? 0, restore, rgb: input.shape.c === 3 });
      return;
    }
    case "maps": {
      const { value, sample = 0, first } = spec;
      const isInput = value === 0;
      drawMaps(device, { ...shown, tensor: executor.tensor(value), sample, first, ...(isInput ? { restore } : {}) });
      return;
    }
    case "compared":
      drawMaps(device, { ...shown, tensor: source.comparisons.tensor(spec), first: spec.first });
      return;
    case "field": {
      const tensor = executor.gradient(0);
      if (tensor) drawMagnitude(device, { ...shown, tensor });
      return;
    }
    case "filters": {
      const { parameters } = executor.model;
      const weight = parameters.view(`${spec.node}.weight`);
      if (weight) drawFilters(device, { ...shown, parameters, weight, first: [...spec.first, spec.inputs] });
    }
  }
}
