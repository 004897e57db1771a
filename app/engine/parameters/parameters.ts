import type { ParameterValues } from "#nn/types.ts";
import type { Device } from "#gpu/device.ts";
import { CapacityError, GpuError } from "#gpu/errors.ts";
import { readTexture } from "#gpu/readback.ts";
import { Texture } from "#gpu/texture.ts";
import { assertRoom } from "./room.ts";
import { DerivedTextures } from "./derived-textures.ts";
import { RunningStatistics } from "./running-statistics.ts";
import { bankBlocks, type BankGeometry, blocksPerOutput, bankWeightAt } from "./parameter-layout.ts";

/** One trainable tensor inside the store. */
export interface ParameterView {
  /** `<node>.<weight|bias>`. */
  readonly name: string;
  /** PyTorch's shape. */
  readonly shape: readonly number[];
  readonly count: number;
  /** Filter bank geometry; null for a vector (bias, gamma, beta). */
  readonly bank: BankGeometry | null;
  /** First row in the textures, and number of rows. */
  readonly base: number;
  readonly rows: number;
  /** Texels in each layer: one for a 4x4 block of weights, or for four values of a vector. */
  readonly blocks: number;
  /** 4x4 blocks to a tap of an output block (`blocksPerOutput`); 1 for a vector. */
  readonly perBlock: number;
}

/** A trainable tensor to make room for: its name, PyTorch's shape, and the geometry of a filter bank (null for a vector). */
export interface ParameterRequest {
  readonly name: string;
  readonly shape: readonly number[];
  readonly bank: BankGeometry | null;
}

/** The textures of an optimiser step: parameters, gradients, and up to two slots (momentum's velocity, or Adam's moments). */
export type SlotName = "values" | "gradients" | "slot0" | "slot1";

/** Widths of the textures, as exponents of 2: few, since each width needs programs of its own. */
const SHIFTS = [6, 9];
const LARGEST_SHIFT = 12;
/** Weights that take more than this share of the device's memory are heavy: an optimiser step updates them in `BANDS` bands. */
const HEAVY = 1 / 20;
const BANDS = 16;
/** Texels that are packed or unpacked at once: a megabyte of floats. */
const PIECE_TEXELS = 2 ** 16;

/**
 * All trainable tensors of a network, in one texture array each for values, gradients and optimiser state, so that an optimiser
 * step takes few draws whatever the depth (a few for each band of heavy weights). Throws CapacityError if they do not fit.
 */
export class ParameterStore {
  readonly views: ReadonlyMap<string, ParameterView>;
  readonly shift: number;
  readonly width: number;
  readonly rows: number;
  /** Rows that an optimiser step writes at once: all, or a band of them where a second copy would take too much memory. */
  readonly bandRows: number;
  /** Grows with each change of the values, so that what is derived from them can be brought up to date. */
  version = 0;
  readonly derived = new DerivedTextures();
  /** The values last uploaded, until they change: the same values are not uploaded twice. */
  #uploaded: ParameterValues | null = null;
  readonly #device: Device;
  readonly #statistics = new Map<string, RunningStatistics>();
  readonly #textures = new Map<SlotName, Texture>();
  /** Second textures to write into: a texture cannot be read and written at once. See `renew`. */
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
      throw new CapacityError(
        `The weights need ${this.rows} rows of ${this.width} texels; the maximum on this device is ${device.limits.maxTextureSize}`,
      );
    }
    this.views = views;
    this.#device = device;
    const isHeavy = this.bytes > HEAVY * device.limits.maxBytes;
    this.bandRows = isHeavy ? Math.ceil(this.rows / BANDS) : this.rows;
    assertRoom(device.limits, device.ledger.totals().bytes, this.bytes, [
      `${total.toLocaleString("en")} blocks of 16 weights`,
    ]);
    this.#textures.set("values", this.#allocate("values"));
    for (const { name, channels } of statistics)
      this.#statistics.set(name, new RunningStatistics(device, name, channels));
  }

  /** Bytes of one slot's texture in 32-bit floats. */
  get bytes(): number {
    return this.width * this.rows * 4 * 16;
  }

  /** Bytes that training will add, with so many optimiser slots: the slots, gradients and spares that do not exist yet. */
  trainingBytes(slots: 1 | 2): number {
    const kept: readonly SlotName[] = slots === 1 ? ["slot0"] : ["slot0", "slot1"];
    const missing = ["gradients" as const, ...kept].filter((slot) => !this.#textures.has(slot)).length;
    const unwritten = ["values" as const, ...kept].filter((slot) => !this.#spares.has(slot)).length;
    return this.bytes * (missing + (unwritten * this.bandRows) / this.rows);
  }

  /** Running statistics of a batch-norm node. Throws GpuError if it has none. */
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

  #allocate(slot: string, rows = this.rows): Texture {
    return new Texture(this.#device, `parameters.${slot}`, this.width, rows, 4);
  }

  /** The texture of a slot, made at first use and filled with zeros. */
  texture(slot: SlotName): Texture {
    let texture = this.#textures.get(slot);
    if (!texture) this.#textures.set(slot, (texture = this.#allocate(slot)));
    return texture;
  }

  /** The texture of the values, which kernels look up in each run because it changes with each step. */
  readonly values = (): Texture => this.texture("values");

  /** The texture into which the next contents of `bandRows` rows of the slot are written. */
  spare(slot: SlotName): Texture {
    let texture = this.#spares.get(slot);
    if (!texture) this.#spares.set(slot, (texture = this.#allocate(`${slot}.next`, this.bandRows)));
    return texture;
  }

  /** Makes what was written into the spare the contents of the slot's rows from `row` on. */
  renew(slot: SlotName, row: number): void {
    if (this.#device.rehearsing) return;
    const spare = this.spare(slot);
    if (slot === "values") {
      this.version++;
      this.#uploaded = null;
    }
    if (this.bandRows < this.rows) {
      this.#device.copyRows(spare, this.texture(slot), row, Math.min(this.bandRows, this.rows - row));
      return;
    }
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

  /** Sets every tensor of a slot; each array is in PyTorch's order. Throws GpuError if one is missing or has another length. */
  upload(values: ParameterValues, slot: SlotName = "values"): void {
    for (const _ of this.uploading(values, slot)) continue;
  }

  /**
   * The same in pieces of about a megabyte, for large networks: give it to `inPieces`. Yields the share done, from 0 to 1.
   * Until it has ended, the slot holds a mixture of old and new values.
   */
  *uploading(values: ParameterValues, slot: SlotName = "values"): Generator<number, void> {
    for (const { name, count } of this.views.values()) {
      const found = values.get(name)?.length;
      if (found !== count) throw new GpuError(`Parameter ${name} needs ${count} values, got ${found ?? "none"}`);
    }
    if (slot === "values" && this.#uploaded === values) return;
    const texture = this.texture(slot);
    if (slot === "values") this.#uploaded = null;
    for (const [first, rows] of this.#pieces(0, this.rows)) {
      const packed = new Float32Array(this.width * rows * 16);
      for (const view of this.views.values()) {
        const data = values.get(view.name) ?? new Float32Array(view.count);
        this.#visit(view, first, rows, (plain, at) => {
          packed[at] = data[plain] ?? 0;
        });
      }
      texture.upload(packed, 0, 4, first, rows);
      if (slot === "values") this.version++;
      yield (first + rows) / this.rows;
    }
    if (slot === "values") this.#uploaded = values;
  }

  /** Texture rows `[first, end)`, a megabyte at a time: where each piece begins, and how many rows it has. */
  *#pieces(first: number, end: number): Generator<readonly [first: number, rows: number]> {
    const most = Math.max(1, Math.floor(PIECE_TEXELS / (4 * this.width)));
    for (let row = first; row < end; row += most) yield [row, Math.min(most, end - row)];
  }

  /**
   * Visits the values of a parameter that lie in texture rows `[first, first + rows)`, with their index in PyTorch's order
   * and their index among the floats of these rows, layer by layer.
   */
  #visit(view: ParameterView, first: number, rows: number, visit: (plain: number, at: number) => void): void {
    const top = Math.max(first, view.base);
    const start = (top - view.base) * this.width;
    const end = Math.min(view.blocks, (first + rows - view.base) * this.width);
    const { bank, perBlock } = view;
    for (let layer = 0; layer < (bank ? 4 : 1); layer++) {
      let at = (layer * rows + top - first) * this.width * 4;
      for (let block = start; block < end; block++) {
        for (let lane = 0; lane < 4; lane++, at++) {
          const plain = bank ? bankWeightAt(bank, perBlock, block, layer, lane) : 4 * block + lane;
          if (plain >= 0 && plain < view.count) visit(plain, at);
        }
      }
    }
  }

  /** Reads a slot back, in PyTorch's order, a megabyte at a time. Nothing may change the slot until the promise resolves. */
  async download(slot: SlotName = "values"): Promise<Map<string, Float32Array>> {
    const result = new Map([...this.views.values()].map(({ name, count }) => [name, new Float32Array(count)]));
    const texture = this.texture(slot);
    for (const [first, rows] of this.#pieces(0, this.rows)) {
      const packed = await readTexture(this.#device, texture, [0, first, this.width, rows], 0, 4);
      for (const view of this.views.values()) {
        const data = result.get(view.name) ?? new Float32Array(view.count);
        this.#visit(view, first, rows, (plain, at) => {
          data[plain] = packed[at] ?? 0;
        });
      }
    }
    return result;
  }

  /**
   * Reads back what belongs to one output channel: its filter (I / groups, kH, kW in PyTorch's order), or its value of a
   * vector. The read is enqueued before the promise is returned. Empty where there is no such parameter.
   */
  async downloadOutput(name: string, output: number): Promise<Float32Array> {
    const view = this.views.get(name);
    if (!view) return new Float32Array();
    const { bank, shape, count } = view;
    const blocks = bank ? bank.kernelY * bank.kernelX * view.perBlock : 1;
    const start = (output >> 2) * blocks;
    const first = view.base + Math.floor(start / this.width);
    const rows = view.base + Math.ceil((start + blocks) / this.width) - first;
    const packed = await readTexture(this.#device, this.texture("values"), [0, first, this.width, rows], 0, 4);
    const data = new Float32Array(count / (shape[0] ?? 1));
    this.#visit(view, first, rows, (plain, at) => {
      const i = plain - output * data.length;
      if (i >= 0 && i < data.length) data[i] = packed[at] ?? 0;
    });
    return data;
  }

  /** Slots that exist, for checkpoints. */
  get slots(): readonly SlotName[] {
    return [...this.#textures.keys()];
  }

  dispose(): void {
    const textures = [...this.#textures.values(), ...this.#spares.values()];
    for (const owned of [...textures, ...this.#statistics.values(), this.derived]) owned.dispose();
    this.#statistics.clear();
    this.#textures.clear();
    this.#spares.clear();
  }
}
