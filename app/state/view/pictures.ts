import type { Device, Rectangle } from "#gpu/device.ts";
import { paintPictures, type Picture } from "#gpu/painter.ts";
import type { Executor } from "#engine/run/executor.ts";
import {
  type Colouring,
  drawFilters,
  drawMagnitude,
  drawMaps,
  type Extent,
  Extents,
  type Montage,
  pictureSize,
} from "#engine/show/draw.ts";

/** What a canvas shows of the network in front of the student. */
export type PictureSpec = { readonly colouring: Colouring } & (
  | { readonly kind: "input" }
  /** Channels `first ..` of a value of the graph. */
  | {
      readonly kind: "maps";
      readonly value: number;
      readonly first: number;
      readonly count: number;
      readonly columns: number;
      readonly gap: number;
      /** Values across one pixel. */
      readonly shrink: number;
    }
  /** Filters of a conv node: `inputs` input channels of each of `outputs` output channels. */
  | {
      readonly kind: "filters";
      readonly node: string;
      readonly first: readonly [output: number, input: number];
      readonly outputs: number;
      readonly inputs: number;
      readonly gap: number;
    }
  /** Gradient of the chosen unit to the input picture. */
  | { readonly kind: "field" }
);

/** What the pictures are drawn from. */
export interface PictureSource {
  readonly device: Device;
  readonly executor: Executor;
  /** Stored input value = (picture - mean) / std. */
  readonly normalisation: { readonly mean: number; readonly std: number };
  readonly hasField: boolean;
}

/** Drawn by the program of all maps. */
const ANY_MAP: PictureSpec = {
  kind: "maps",
  value: 0,
  first: 0,
  count: 1,
  columns: 1,
  gap: 0,
  shrink: 1,
  colouring: { stops: Array.from({ length: 27 }, () => 0), scale: "unit" },
};

interface Entry {
  readonly canvas: HTMLCanvasElement;
  spec: PictureSpec;
}

/** Names the range that a picture's colours span; pictures of one value share it. */
export function rangeKey(spec: PictureSpec): string {
  if (spec.kind === "maps") return `maps:${spec.value}`;
  return spec.kind === "filters" ? `filters:${spec.node}` : spec.kind;
}

/** The canvases on screen and what each shows; paints all of them at once. */
export class Pictures {
  readonly #entries = new Set<Entry>();
  /** Changes with every new picture. */
  version = 0;
  #extents: Extents | null = null;
  #extentsDevice: Device | null = null;

  /** Shows something on a canvas until the returned function is called. The caller asks the session to refresh. */
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

  /** For `Device.compile`: asks for everything that pictures are drawn with, and for what any screen will show. */
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
    const slots = new Map<string, number>();
    const pictures: Picture[] = [];
    for (const { canvas, spec } of this.#entries) {
      const key = rangeKey(spec);
      const known = slots.get(key);
      const slot = known ?? slots.size;
      const montage = montageOf(source, spec);
      if (!montage) continue;
      if (known === undefined) {
        slots.set(key, slot);
        measure(source, spec, extents, slot);
      }
      pictures.push({
        canvas,
        ...pictureSize(montage),
        draw: (viewport) => draw(source, spec, extents, slot, montage, viewport),
      });
    }
    const ranges = extents
      .read(slots.size)
      .then((read) => new Map([...slots].map(([key, slot]) => [key, read[slot] ?? { min: 0, max: 0 }])));
    return { ranges, paint: () => paintPictures(source.device, pictures) };
  }

  /** Frees the GPU's part (not after a lost context: then it is gone already). */
  dispose(): void {
    this.#extents?.dispose();
    this.#extents = null;
    this.#extentsDevice = null;
  }

  /** Forgets the GPU's part of a context that was lost. */
  forget(): void {
    this.#extents = null;
    this.#extentsDevice = null;
  }
}

/** The grid of a picture; null where the network has nothing of the kind (any more). */
function montageOf({ executor, hasField }: PictureSource, spec: PictureSpec): Montage | null {
  const single = (value: number): Montage => {
    const { h, w } = executor.tensor(value).shape;
    return { cellWidth: w, cellHeight: h, columns: 1, count: 1, gap: 0 };
  };
  switch (spec.kind) {
    case "input":
      return single(0);
    case "field":
      return hasField ? single(0) : null;
    case "maps": {
      if (spec.value >= executor.model.graph.values.length) return null;
      const { c, h, w } = executor.tensor(spec.value).shape;
      const count = Math.min(spec.count, c - spec.first);
      const { columns, gap, shrink } = spec;
      return count > 0 ? { cellWidth: w, cellHeight: h, columns, count, gap, shrink } : null;
    }
    case "filters": {
      const bank = executor.model.parameters.view(`${spec.node}.weight`)?.bank;
      if (!bank) return null;
      return {
        cellWidth: bank.kernelX,
        cellHeight: bank.kernelY,
        columns: spec.inputs,
        count: spec.inputs * spec.outputs,
        gap: spec.gap,
      };
    }
  }
}

function measure({ executor }: PictureSource, spec: PictureSpec, extents: Extents, slot: number): void {
  const { parameters } = executor.model;
  if (spec.kind === "filters") {
    const weight = parameters.view(`${spec.node}.weight`);
    if (weight) extents.weight(slot, parameters, weight);
  } else if (spec.kind === "field") {
    const gradient = executor.gradient(0);
    if (gradient) extents.tensor(slot, gradient);
  } else {
    extents.tensor(slot, executor.tensor(spec.kind === "maps" ? spec.value : 0));
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
  if (spec.kind === "input") {
    drawMaps(device, { ...shown, tensor: executor.input, restore, rgb: executor.input.shape.c === 3 });
  } else if (spec.kind === "maps") {
    const isInput = spec.value === 0;
    drawMaps(device, {
      ...shown,
      tensor: executor.tensor(spec.value),
      first: spec.first,
      ...(isInput ? { restore } : {}),
    });
  } else if (spec.kind === "field") {
    const tensor = executor.gradient(0);
    if (tensor) drawMagnitude(device, { ...shown, tensor });
  } else {
    const { parameters } = executor.model;
    const weight = parameters.view(`${spec.node}.weight`);
    if (weight) drawFilters(device, { ...shown, parameters, weight, first: [...spec.first, spec.inputs] });
  }
}
