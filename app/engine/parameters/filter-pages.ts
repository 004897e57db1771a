import type { Defines } from "#gpu/defines.ts";
import type { Device } from "#gpu/device.ts";
import type { Prepared } from "#gpu/prepared.ts";
import { Texture } from "#gpu/texture.ts";
import type { ParameterStore, ParameterView } from "./parameters.ts";

/** A convolution's filters, arranged as it reads them: see `shaders/conv2d/filters.frag`. */
export interface FilterPack {
  readonly weight: ParameterView;
  /** Flipped, with output and input channels swapped: for the gradient to the input. */
  readonly transposed: boolean;
  /** In texels. */
  readonly width: number;
  readonly height: number;
  /** 4x4 blocks to a tap: in the pack, and in the parameters. */
  readonly filterBlocks: number;
  readonly perBlock: number;
  readonly KH: number;
  readonly KW: number;
  /** Taps in a row of texels, and rows of texels for a kernel row. */
  readonly rowTaps: number;
  readonly tapRows: number;
  /** Output and input channels in a group; zeros where there is one group. */
  readonly groupSize: readonly number[];
}

/** Where a pack lies. */
export interface PlacedFilters {
  readonly texture: Texture;
  /** Its first row there. */
  readonly row: number;
}

interface Page {
  readonly placed: ReadonlyMap<FilterPack, PlacedFilters>;
  readonly texture: Texture;
  /** Three texels for each row: which pack it belongs to, and how to fill it. */
  readonly table: Texture;
  readonly refresh: Prepared;
  version: number;
}

/**
 * Whether packs share pages: then fewer draws bring them up to date, but each convolution has to add the row at which its own
 * pack begins. That costs nothing on a card; on software renderers it makes some convolutions a third slower, and draws are
 * cheap.
 */
function sharesPages(device: Device): boolean {
  return !device.isSoftware;
}

/** Packs up to this width share pages. Wider ones share with those that round up to the same power of two, so at most half is empty. */
const NARROW = 256;
const TABLE_TEXELS = 3;

/** All packed filters of a network: on a card in few textures, so that one draw brings many up to date. */
export class FilterPages {
  readonly #packs = new Map<string, FilterPack>();
  readonly #pages = new Map<FilterPack, Page>();
  /** Requested, but not in a page yet. */
  #waiting: FilterPack[] = [];

  /**
   * Requests a pack and returns it, or an equal one requested before. Packs requested before the first is read can share a
   * page.
   */
  request(pack: FilterPack): FilterPack {
    const { weight, ...how } = pack;
    const key = JSON.stringify([weight.name, how]);
    const known = this.#packs.get(key);
    if (known) return known;
    this.#packs.set(key, pack);
    this.#waiting.push(pack);
    return pack;
  }

  /** Defines for shaders that read a pack. */
  defines(device: Device): Defines {
    return sharesPages(device) ? { SHARED_PAGE: 1 } : {};
  }

  /** Where a pack lies, brought up to date where the weights have changed. Enqueues only. Throws if it was never requested. */
  fresh(device: Device, parameters: ParameterStore, pack: FilterPack): PlacedFilters {
    if (!this.#pages.has(pack)) this.#place(device, parameters);
    const page = this.#pages.get(pack);
    const placed = page?.placed.get(pack);
    if (!page || !placed) throw new Error(`The filters of ${pack.weight.name} were never requested`);
    if (page.version === parameters.version && !device.rehearsing) return placed;
    page.refresh.run();
    if (!device.rehearsing) page.version = parameters.version;
    return placed;
  }

  /** Puts the waiting packs into pages: packs of about the same width, one below the other. */
  #place(device: Device, parameters: ParameterStore): void {
    const classOf = ({ width }: FilterPack): number => Math.ceil(Math.log2(Math.max(NARROW, width)));
    const open: FilterPack[][] = [];
    for (const pack of this.#waiting) {
      const fits = (packs: readonly FilterPack[]): boolean =>
        sharesPages(device) &&
        packs.every((other) => classOf(other) === classOf(pack)) &&
        heightOf([...packs, pack]) <= device.limits.maxTextureSize;
      const found = open.find(fits);
      if (found) found.push(pack);
      else open.push([pack]);
    }
    this.#waiting = [];
    for (const packs of open) {
      const page = createPage(device, parameters, packs);
      for (const pack of packs) this.#pages.set(pack, page);
    }
  }

  get bytes(): number {
    return [...new Set(this.#pages.values())].reduce((sum, { texture }) => sum + texture.bytes, 0);
  }

  dispose(): void {
    for (const { texture, table } of new Set(this.#pages.values())) {
      texture.dispose();
      table.dispose();
    }
    this.#pages.clear();
    this.#packs.clear();
    this.#waiting = [];
  }
}

function heightOf(packs: readonly FilterPack[]): number {
  return packs.reduce((sum, { height }) => sum + height, 0);
}

function createPage(device: Device, parameters: ParameterStore, packs: readonly FilterPack[]): Page {
  const width = Math.max(...packs.map((pack) => pack.width));
  const height = heightOf(packs);
  const values = new Float32Array(TABLE_TEXELS * 4 * height);
  let first = 0;
  for (const pack of packs) {
    const { weight, transposed, filterBlocks, perBlock, KH, KW, rowTaps, tapRows, groupSize } = pack;
    const texels = [
      [weight.base, first, KH, KW],
      [rowTaps, tapRows, filterBlocks, perBlock],
      [transposed ? 1 : 0, 0, ...groupSize],
    ].flat();
    for (let row = first; row < first + pack.height; row++) values.set(texels, row * texels.length);
    first += pack.height;
  }
  const name = `${packs.map(({ weight }) => weight.name).join(", ")}, packed`;
  const texture = new Texture(device, name, width, height, 1, { flat: true });
  const table = new Texture(device, `${name}: places`, TABLE_TEXELS, height, 1, { format: "rgba32f" });
  table.upload(values);
  const refresh = device.prepareDraw({
    kernel: "conv2d/filters.frag",
    inputs: { parameters: parameters.values, places: table },
    attachments: [{ texture, layer: 0 }],
    viewport: [0, 0, width, height],
    defines: parameters.defines,
  });
  let row = 0;
  const placed = packs.map((pack) => {
    const at = { texture, row };
    row += pack.height;
    return [pack, at] as const;
  });
  return { placed: new Map(placed), texture, table, refresh, version: -1 };
}
