import type { Device } from "#gpu/device.ts";
import { GpuError } from "#gpu/errors.ts";
import { readTexture } from "#gpu/readback.ts";
import { Texture } from "#gpu/texture.ts";
import { RunningStatistics } from "./running-statistics.ts";
import { bankBlocks, type BankGeometry, blocksPerOutput, eachBankWeight, eachVectorValue } from "./parameter-layout.ts";

/** One trainable tensor inside the store. */
export interface ParameterView {
  /** `<node>.<weight|bias>`. */
  readonly name: string;
  /** PyTorch's shape. */
  readonly shape: readonly number[];
  readonly count: number;
  /** Filter bank geometry; null for a vector (bias, gamma, beta). */
  readonly bank: BankGeometry | null;
  /** First row in the textures, and rows taken. */
  readonly base: number;
  readonly rows: number;
  /** Texels taken: 4x4 blocks, or blocks of four channels. */
  readonly blocks: number;
  readonly perBlock: number;
}

export interface ParameterRequest {
  readonly name: string;
  readonly shape: readonly number[];
  readonly bank: BankGeometry | null;
}

/** Everything that changes in training: a copy on the CPU for checkpoints, links and files. */
export type ParameterValues = ReadonlyMap<string, Float32Array>;

/** The textures of an optimiser step: parameters, gradients, and up to two slots (velocity; moments). */
export type SlotName = "values" | "gradients" | "slot0" | "slot1";

/** Widths of the textures, as powers of two: few, since each makes programs of its own. */
const SHIFTS = [6, 9];
const LARGEST_SHIFT = 12;

/**
 * All trainable tensors of a network, in one texture array each for values, gradients and
 * optimiser state, so that an optimiser step is one or two draws whatever the depth.
 */
export class ParameterStore {
  readonly views: ReadonlyMap<string, ParameterView>;
  readonly shift: number;
  readonly width: number;
  readonly rows: number;
  /** Grows with each change of the values, for whoever keeps something made from them. */
  version = 0;
  readonly #device: Device;
  readonly #statistics = new Map<string, RunningStatistics>();
  readonly #textures = new Map<SlotName, Texture>();
  /** Second textures to write into, then swap: a texture cannot be read and written at once. */
  readonly #spares = new Map<SlotName, Texture>();

  constructor(
    device: Device,
    requests: readonly ParameterRequest[],
    statistics: readonly { readonly name: string; readonly channels: number }[] = [],
  ) {
    const blocks = requests.map((r) => (r.bank ? bankBlocks(r.bank) : Math.ceil((r.shape[0] ?? 0) / 4)));
    const total = blocks.reduce((a, b) => a + b, 0);
    this.shift = SHIFTS.find((shift) => total <= 2 ** (2 * shift + 4)) ?? LARGEST_SHIFT;
    this.width = 2 ** this.shift;
    let base = 0;
    const views = new Map<string, ParameterView>();
    requests.forEach((request, i) => {
      const count = blocks[i] ?? 0;
      const rows = Math.ceil(count / this.width);
      views.set(request.name, {
        ...request,
        count: request.shape.reduce((a, b) => a * b, 1),
        base,
        rows,
        blocks: count,
        perBlock: request.bank ? blocksPerOutput(request.bank) : 1,
      });
      base += rows;
    });
    this.rows = Math.max(1, base);
    if (this.rows > device.limits.maxTextureSize) {
      throw new GpuError(
        `The weights need ${this.rows} rows of ${this.width} texels; this device has ${device.limits.maxTextureSize}`,
      );
    }
    this.views = views;
    this.#device = device;
    this.#textures.set("values", this.#allocate("values"));
    for (const { name, channels } of statistics)
      this.#statistics.set(name, new RunningStatistics(device, name, channels));
  }

  /** Running statistics of a batch-norm node. */
  statistics(node: string): RunningStatistics {
    const found = this.#statistics.get(node);
    if (!found) throw new GpuError(`There are no running statistics for ${node}`);
    return found;
  }

  /** Names of the nodes that keep running statistics. */
  get statisticsNames(): readonly string[] {
    return [...this.#statistics.keys()];
  }

  /** Sets the optimiser's slots and spares to zero by freeing them: the next step makes new ones. */
  clearSlots(): void {
    for (const slot of ["slot0", "slot1"] as const) {
      this.#textures.get(slot)?.dispose();
      this.#spares.get(slot)?.dispose();
      this.#textures.delete(slot);
      this.#spares.delete(slot);
    }
  }

  #allocate(slot: string): Texture {
    return new Texture(this.#device, `parameters.${slot}`, this.width, this.rows, 4);
  }

  /** The texture of a slot, made (as zeros) at first use. */
  texture(slot: SlotName): Texture {
    let texture = this.#textures.get(slot);
    if (!texture) this.#textures.set(slot, (texture = this.#allocate(slot)));
    return texture;
  }

  /** The texture to write the slot's next contents into. */
  spare(slot: SlotName): Texture {
    let texture = this.#spares.get(slot);
    if (!texture) this.#spares.set(slot, (texture = this.#allocate(`${slot}.next`)));
    return texture;
  }

  /** Makes what was written into the spare the slot's contents. */
  swap(slot: SlotName): void {
    if (this.#device.rehearsing) return;
    const spare = this.spare(slot);
    if (slot === "values") this.version++;
    this.#spares.set(slot, this.texture(slot));
    this.#textures.set(slot, spare);
  }

  view(name: string): ParameterView | null {
    return this.views.get(name) ?? null;
  }

  /** Defines of `lib/parameters.glsl`. */
  get defines(): { readonly PARAMETERS_SHIFT: number } {
    return { PARAMETERS_SHIFT: this.shift };
  }

  /** Sets every tensor of a slot; each array in PyTorch's order. Throws if one is missing or has another length. */
  upload(values: ParameterValues, slot: SlotName = "values"): void {
    const packed = new Float32Array(this.width * this.rows * 4 * 4);
    for (const view of this.views.values()) {
      const data = values.get(view.name);
      if (data?.length !== view.count) {
        throw new GpuError(`Parameter ${view.name} needs ${view.count} values, got ${data?.length ?? "none"}`);
      }
      this.#each(view, (plain, at) => {
        packed[at] = data[plain] ?? 0;
      });
    }
    if (slot === "values") this.version++;
    this.texture(slot).upload(packed);
  }

  /** Reads a slot back, in PyTorch's order; `only` limits it to one tensor. */
  async download(slot: SlotName = "values", only?: string): Promise<Map<string, Float32Array>> {
    const views = [...this.views.values()].filter((v) => only === undefined || v.name === only);
    const first = Math.min(...views.map((v) => v.base));
    const rows = Math.max(...views.map((v) => v.base + v.rows)) - first;
    const result = new Map<string, Float32Array>();
    if (views.length === 0) return result;
    const packed = await readTexture(this.#device, this.texture(slot), [0, first, this.width, rows], 0, 4);
    for (const view of views) {
      const data = new Float32Array(view.count);
      this.#each(
        view,
        (plain, at) => {
          data[plain] = packed[at] ?? 0;
        },
        first,
        rows,
      );
      result.set(view.name, data);
    }
    return result;
  }

  #each(view: ParameterView, visit: (plain: number, packed: number) => void, firstRow = 0, rows = this.rows): void {
    const place = (plain: number, block: number, layer: number, lane: number): void => {
      const row = view.base - firstRow + (block >> this.shift);
      visit(plain, ((layer * rows + row) * this.width + (block & (this.width - 1))) * 4 + lane);
    };
    if (view.bank) eachBankWeight(view.bank, place);
    else eachVectorValue(view.count, place);
  }

  /** Slots that exist, for checkpoints. */
  get slots(): readonly SlotName[] {
    return [...this.#textures.keys()];
  }

  dispose(): void {
    for (const owned of [...this.#textures.values(), ...this.#spares.values(), ...this.#statistics.values()])
      owned.dispose();
    this.#statistics.clear();
    this.#textures.clear();
    this.#spares.clear();
  }
}
