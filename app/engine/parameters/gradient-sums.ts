import type { Device } from "#gpu/device.ts";
import type { Rectangle } from "#gpu/launch.ts";
import { CapacityError } from "#gpu/errors.ts";
import { type Attachment, layersOf } from "#gpu/framebuffers.ts";
import type { Prepared } from "#gpu/prepared.ts";
import { Texture } from "#gpu/texture.ts";
import type { ParameterStore, ParameterView } from "./parameters.ts";

/**
 * Where the sums of a parameter's blocks lie among the fragments of a region. Block i is block j of tap (rest, kx), with
 * `i = (rest KW + kx) perBlock + j`; part p of it is fragment
 * `first + p items + rest unit + floor(kx / group) groupItems + j`, or, where there are several draws, that of the draw of
 * its group.
 */
export interface SumsPlace {
  readonly view: ParameterView;
  /** The first of its fragments, and the draw that writes them (or the first of several). */
  readonly first: number;
  readonly draw: number;
  /** Fragments from a part to the next, and parts. */
  readonly items: number;
  readonly splits: number;
  readonly perBlock: number;
  readonly KW: number;
  /** Neighbouring kx that a fragment owns, side by side in layers. */
  readonly group: number;
  readonly unit: number;
  readonly groupItems: number;
  /** Input lanes, and where the next one lies. */
  readonly lanes: number;
  readonly laneItems: number;
  readonly laneLayers: number;
  /** Layers of a tap, and the first of all. */
  readonly tapLayers: number;
  readonly firstLayer: number;
}

/** The place of a vector's sums (bias, gamma, beta): a fragment for each part of a block, in one layer. */
export function vectorPlace(
  view: ParameterView,
  where: Pick<SumsPlace, "first" | "draw" | "items" | "splits" | "firstLayer">,
): SumsPlace {
  const none = { groupItems: 0, laneItems: 0, laneLayers: 0, tapLayers: 0 };
  return { view, ...where, perBlock: 1, KW: 1, group: 1, unit: 1, lanes: 1, ...none };
}

export interface SumsRequest {
  /** Fragments of each of its draws, which lie above one another. Each writes all layers. */
  readonly fragments: readonly number[];
  readonly layers: number;
  /** Parameters whose gradients are to be made of it. */
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

/** What one layer has reserved: known once all of the network have. */
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

  /** Rows of texels of a draw, or of those before it. */
  #rowsOf(draw: number): number {
    return rowsFor(this.request.fragments[draw] ?? 0, this.#shift);
  }

  #rowsBefore(draw: number): number {
    return this.request.fragments.slice(0, draw).reduce((sum, count) => sum + rowsFor(count, this.#shift), 0);
  }

  /** The first fragment of a draw, counted over the texture. */
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

/** Rows of so many fragments: fours, since fragments are drawn in blocks of 2 by 2 or 4 by 4, side by side. */
function rowsFor(fragments: number, shift: number): number {
  return 4 * Math.ceil(fragments / 2 ** (shift + 2));
}

/** A texture is narrow, so that a draw of few fragments has rows for all cores of a processor that draws: up to so many
 * times as high as wide. */
const MOST_SLENDER = 16;
const LEAST_SHIFT = 4;
/** Texels of the table for a row of the parameters. */
const TABLE_TEXELS = 4;

/**
 * Gradients that are summed in two steps. Layers write sums of parts, each into a region of its own of few textures that
 * all share; one draw then adds the parts of the whole network into its parameters' gradients.
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

  /** Room for a layer's sums, there once `allocate` has been called. */
  reserve(request: SumsRequest): SumsRegion {
    const region = new SumsRegion(request);
    this.#regions.push(region);
    return region;
  }

  /** Makes the textures, when all layers have asked. Throws CapacityError where a region is too large. */
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

  /** Adds the parts, of all layers, into the gradients of the parameters. Enqueues only. */
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
