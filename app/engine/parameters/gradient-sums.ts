import type { Device } from "#gpu/device.ts";
import type { Rectangle } from "#gpu/launch.ts";
import { CapacityError } from "#gpu/errors.ts";
import { type Attachment, layersOf } from "#gpu/framebuffers.ts";
import type { Prepared } from "#gpu/prepared.ts";
import { Texture } from "#gpu/texture.ts";
import type { ParameterStore, ParameterView } from "./parameters.ts";

/**
 * Where the sums of a parameter's 4x4 blocks lie among the fragments of a region. Block i is
 * `i = (rest KW + kx) perBlock + j`, where `rest` counts output blocks and kernel rows. Its part p is fragment
 * `first + p items + rest unit + floor(kx / group) groupItems + j`; where each group of kx has a draw of its own, it is
 * fragment `first + p items + rest unit + j` of that draw.
 */
export interface SumsPlace {
  readonly view: ParameterView;
  /** The first of its fragments, and the draw that writes them (or the first of several). */
  readonly first: number;
  readonly draw: number;
  /** Fragments from one part to the next, and the number of parts. */
  readonly items: number;
  readonly splits: number;
  readonly perBlock: number;
  readonly KW: number;
  /** How many neighbouring kx a fragment owns, in consecutive layers. */
  readonly group: number;
  readonly unit: number;
  readonly groupItems: number;
  /** Number of input lanes, and fragments and layers from one to the next. */
  readonly lanes: number;
  readonly laneItems: number;
  readonly laneLayers: number;
  /** Layers from one tap to the next, and the first layer of all. */
  readonly tapLayers: number;
  readonly firstLayer: number;
}

/** The place of a vector's sums (bias, gamma, beta): one fragment for each part of a block of four channels, in one layer. */
export function vectorPlace(
  view: ParameterView,
  where: Pick<SumsPlace, "first" | "draw" | "items" | "splits" | "firstLayer">,
): SumsPlace {
  const none = { groupItems: 0, laneItems: 0, laneLayers: 0, tapLayers: 0 };
  return { view, ...where, perBlock: 1, KW: 1, group: 1, unit: 1, lanes: 1, ...none };
}

/** Room that a layer asks for. */
export interface SumsRequest {
  /** Fragments of each of its draws, whose rows follow one another. Each fragment writes all layers. */
  readonly fragments: readonly number[];
  readonly layers: number;
  /** The parameters whose gradients are added up from it. */
  readonly places: readonly SumsPlace[];
}

interface Page {
  readonly layers: number;
  readonly regions: SumsRegion[];
  rows: number;
  texture: Texture | null;
  /** Four texels for each row of the parameters. */
  table: Texture | null;
  finish: Prepared | null;
}

/** What one layer has reserved. Where it lies is known once `GradientSums.allocate` has been called. */
export class SumsRegion {
  readonly request: SumsRequest;
  #page: Page | null = null;
  #row = 0;
  #shift = 0;

  constructor(request: SumsRequest) {
    this.request = request;
  }

  put(page: Page, row: number, shift: number): void {
    this.#page = page;
    this.#row = row;
    this.#shift = shift;
  }

  get texture(): Texture {
    const texture = this.#page?.texture;
    if (!texture) throw new Error("Gradient sums have no texture yet");
    return texture;
  }

  /** Rows of texels that a draw takes. */
  #rowsOf(draw: number): number {
    return rowsFor(this.request.fragments[draw] ?? 0, this.#shift);
  }

  #rowsBefore(draw: number): number {
    return this.request.fragments.slice(0, draw).reduce((sum, count) => sum + rowsFor(count, this.#shift), 0);
  }

  /** Index of a draw's first fragment, counted from the start of the texture. */
  firstOf(draw: number): number {
    return (this.#row + this.#rowsBefore(draw)) * 2 ** this.#shift;
  }

  viewport(draw = 0): Rectangle {
    return [0, this.#row + this.#rowsBefore(draw), 2 ** this.#shift, this.#rowsOf(draw)];
  }

  /** The first `count` layers. */
  attachments(count = this.request.layers): readonly Attachment[] {
    return Array.from({ length: count }, (_, layer) => ({ texture: this.texture, layer }));
  }

  /** Uniforms of `lib/grad-sums.glsl`. */
  uniforms({ items, splits }: Pick<SumsPlace, "items" | "splits">, draw = 0) {
    return { sums_grid: [this.#shift, items, splits], sums_row: this.viewport(draw)[1] } as const;
  }
}

/** Rows that so many fragments take: a multiple of four, since GPUs and software renderers draw blocks of 2x2 or 4x4. */
function rowsFor(fragments: number, shift: number): number {
  return 4 * Math.ceil(fragments / 2 ** (shift + 2));
}

/**
 * Textures are narrow, up to this many times as high as wide, so that on software renderers a draw of few fragments has rows
 * for all cores.
 */
const MOST_SLENDER = 16;
const LEAST_SHIFT = 4;
/** Texels of the table for each row of the parameters. */
const TABLE_TEXELS = 4;

/**
 * Gradients that are summed in two steps. Each layer writes partial sums into a region of its own, in a few textures that all
 * share; one draw for each texture then adds up the parts of all layers into the gradients of the parameters.
 */
export class GradientSums {
  readonly #device: Device;
  readonly #parameters: ParameterStore;
  readonly #regions: SumsRegion[] = [];
  readonly #pages: Page[] = [];
  #shift = LEAST_SHIFT;

  constructor(device: Device, parameters: ParameterStore) {
    this.#device = device;
    this.#parameters = parameters;
  }

  /** Reserves room for a layer's sums, which exists once `allocate` has been called. */
  reserve(request: SumsRequest): SumsRegion {
    const region = new SumsRegion(request);
    this.#regions.push(region);
    return region;
  }

  /** Makes the textures; call it when all layers have reserved. Throws CapacityError where a region is too large. */
  allocate(): void {
    const { maxTextureSize } = this.#device.limits;
    const fragments = this.#regions.flatMap(({ request }) => request.fragments).reduce((sum, count) => sum + count, 0);
    const rowsOf = ({ request }: SumsRegion): number =>
      request.fragments.reduce((sum, count) => sum + rowsFor(count, this.#shift), 0);
    const isNarrow = (): boolean =>
      MOST_SLENDER * 4 ** this.#shift < fragments || this.#regions.some((region) => rowsOf(region) > maxTextureSize);
    while (isNarrow() && 2 ** (this.#shift + 1) <= maxTextureSize) this.#shift++;
    for (const region of this.#regions) {
      const rows = rowsOf(region);
      if (rows > maxTextureSize)
        throw new CapacityError(`Sums of gradients need ${rows} rows; this device has ${maxTextureSize}`);
      const page = this.#pageFor(region.request.layers, rows);
      region.put(page, page.rows, this.#shift);
      page.regions.push(region);
      page.rows += rows;
    }
    for (const page of this.#pages) {
      page.texture = new Texture(this.#device, "gradient-sums", 2 ** this.#shift, page.rows, page.layers);
      if (page.regions.every(({ request }) => request.places.length === 0)) continue;
      page.table = this.#table(page);
      page.finish = this.#finisher(page.texture, page.table);
    }
  }

  #pageFor(needed: number, rows: number): Page {
    const layers = needed > 4 ? 8 : 4;
    const { maxTextureSize } = this.#device.limits;
    const found = this.#pages.find((page) => page.layers === layers && page.rows + rows <= maxTextureSize);
    if (found) return found;
    const page: Page = { layers, regions: [], rows: 0, texture: null, table: null, finish: null };
    this.#pages.push(page);
    return page;
  }

  /** What `reduce/gradients.frag` looks up for each row of the parameters. */
  #table({ regions }: Page): Texture {
    const { rows } = this.#parameters;
    const values = new Float32Array(TABLE_TEXELS * 4 * rows);
    for (const region of regions) {
      const { places, fragments } = region.request;
      for (const place of places) {
        const { view, first, draw, items, splits, perBlock, KW, group, unit } = place;
        const { lanes, laneItems, laneLayers, tapLayers, firstLayer } = place;
        const groupItems = fragments.length > 1 ? region.firstOf(1) - region.firstOf(0) : place.groupItems;
        const texels = [
          [view.base, view.blocks, region.firstOf(draw) + first, splits],
          [items, perBlock, KW, group],
          [unit, groupItems, lanes, laneItems],
          [laneLayers, tapLayers, firstLayer, 0],
        ].flat();
        for (let row = view.base; row < view.base + view.rows; row++) values.set(texels, row * texels.length);
      }
    }
    const table = new Texture(this.#device, "gradient-places", TABLE_TEXELS, rows, 1, { format: "rgba32f" });
    table.upload(values);
    return table;
  }

  /** Adds up the parts of all layers into the gradients of the parameters. Enqueues only. */
  finish(): void {
    for (const { finish } of this.#pages) finish?.run();
  }

  #finisher(parts: Texture, places: Texture): Prepared {
    return this.#device.prepareDraw({
      kernel: "reduce/gradients.frag",
      inputs: { parts, places },
      attachments: layersOf(this.#parameters.texture("gradients")),
      viewport: [0, 0, this.#parameters.width, this.#parameters.rows],
      uniforms: { shift: this.#shift, width: this.#parameters.width },
    });
  }

  dispose(): void {
    for (const { texture, table } of this.#pages) {
      texture?.dispose();
      table?.dispose();
    }
    this.#pages.length = 0;
    this.#regions.length = 0;
  }
}
