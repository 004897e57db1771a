import { GpuError } from "./errors.ts";
import type { GlState } from "./gl-state.ts";

export type TextureFormat = "rgba32f" | "rgba16f" | "rgba8";
const FORMATS = {
  rgba32f: { internal: "RGBA32F", type: "FLOAT", bytes: 16 },
  rgba16f: { internal: "RGBA16F", type: "FLOAT", bytes: 8 },
  rgba8: { internal: "RGBA8", type: "UNSIGNED_BYTE", bytes: 4 },
} as const;

/** Live textures and their bytes, for memory checks and for leak tests. */
export interface LedgerTotals {
  readonly textures: number;
  readonly bytes: number;
}

/** Counts every texture from allocation to release. */
export class Ledger {
  #textures = 0;
  #bytes = 0;
  peakBytes = 0;
  add(bytes: number): void {
    this.#textures++;
    this.#bytes += bytes;
    this.peakBytes = Math.max(this.peakBytes, this.#bytes);
  }
  remove(bytes: number): void {
    this.#textures--;
    this.#bytes -= bytes;
  }
  totals(): LedgerTotals {
    return { textures: this.#textures, bytes: this.#bytes };
  }
}

/** What a texture needs from its device. */
export interface TextureOwner {
  readonly gl: WebGL2RenderingContext;
  readonly ledger: Ledger;
  readonly state: GlState;
  /** Whether the context, and with it all textures, is lost. */
  readonly lost: boolean;
  /** The float format that this device can render into. */
  readonly targetFormat: "rgba32f" | "rgba16f";
  forgetFramebuffers(texture: Texture): void;
}

let nextId = 1;

export interface TextureOptions {
  readonly format?: TextureFormat;
  /**
   * One layer, read with a `sampler2D` (`shaders/lib/filters.glsl`): software renderers read it a fifth faster than a
   * layer of an array.
   */
  readonly flat?: boolean;
}

/**
 * A texture array, or a flat texture: immutable storage, nearest filter, clamped to the edge, initially zero. The ledger counts
 * its bytes from the start, but they are allocated at first use: what is only rehearsed with (`Device.rehearse`) takes none.
 */
export class Texture {
  readonly id = nextId++;
  readonly bytes: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly layers: number;
  readonly format: TextureFormat;
  readonly flat: boolean;
  /** 1 / width, 1 / height. */
  readonly step: readonly [number, number];
  readonly #owner: TextureOwner;
  #handle: WebGLTexture | null = null;
  #isFreed = false;

  constructor(
    owner: TextureOwner,
    label: string,
    width: number,
    height: number,
    layers: number,
    { format = owner.targetFormat, flat = false }: TextureOptions = {},
  ) {
    if (flat && layers !== 1) throw new GpuError(`Texture "${label}" is flat, so it cannot have ${layers} layers`);
    this.#owner = owner;
    this.label = label;
    this.width = width;
    this.height = height;
    this.layers = layers;
    this.format = format;
    this.flat = flat;
    this.step = [1 / width, 1 / height];
    this.bytes = width * height * layers * FORMATS[format].bytes;
    owner.ledger.add(this.bytes);
  }

  /** The GL object, made at first use. Throws GpuError, naming the texture, after `dispose`. */
  get handle(): WebGLTexture {
    this.assertLive();
    return (this.#handle ??= this.#make());
  }

  #make(): WebGLTexture {
    const { width, height, layers, format, flat } = this;
    const { gl, state } = this.#owner;
    const handle = gl.createTexture();
    const target = flat ? gl.TEXTURE_2D : gl.TEXTURE_2D_ARRAY;
    state.edit(target, handle);
    const { internal } = FORMATS[format];
    if (flat) gl.texStorage2D(target, 1, gl[internal], width, height);
    else gl.texStorage3D(target, 1, gl[internal], width, height, layers);
    gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
    gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    gl.texParameteri(target, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(target, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    return handle;
  }

  /** Throws GpuError, naming the texture, after `dispose`. */
  assertLive(): void {
    if (this.#isFreed) throw new GpuError(`Texture "${this.label}" was used after it was freed`);
  }

  /**
   * Writes rows `[row, row + rows)` of layers `[first, first + count)` of a texture array; by default, all of it. `data` holds
   * four values to a texel, row by row, layer by layer. Throws GpuError for a flat texture.
   */
  upload(data: Float32Array | Uint8Array, first = 0, count = this.layers, row = 0, rows = this.height): void {
    const { gl } = this.#owner;
    if (this.flat) throw new GpuError(`Texture "${this.label}" is flat: only kernels write it`);
    this.#owner.state.edit(gl.TEXTURE_2D_ARRAY, this.handle);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texSubImage3D(
      gl.TEXTURE_2D_ARRAY,
      0,
      0,
      row,
      first,
      this.width,
      rows,
      count,
      gl.RGBA,
      gl[FORMATS[this.format].type],
      data,
    );
  }

  /** Frees the storage; a second call does nothing. */
  dispose(): void {
    if (this.#isFreed) return;
    if (this.#handle && !this.#owner.lost) {
      this.#owner.forgetFramebuffers(this);
      this.#owner.gl.deleteTexture(this.#handle);
    }
    this.#owner.ledger.remove(this.bytes);
    this.#isFreed = true;
    this.#handle = null;
  }
}
