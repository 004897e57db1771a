import * as twgl from "twgl.js";
import { ContextLostError, GpuError } from "./errors.ts";
import { Framebuffers, type Attachment } from "./framebuffers.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { ProgramCache } from "./programs.ts";
import { gpuDone, nextTask } from "./readback.ts";
import { loadShaders } from "./shader-files.ts";
import { programKey } from "./shader-source.ts";
import type { Defines } from "./defines.ts";
import { type BatchShape, Tensor, type TensorOptions } from "./tensor.ts";
import { Ledger, type Texture } from "./texture.ts";

export type UniformValue = number | readonly number[] | Float32Array;
export type Uniforms = Readonly<Record<string, UniformValue>>;
export type Inputs = Readonly<Record<string, Tensor | Texture>>;

/** Rectangle of texels `[x, y, width, height]`. */
export type Rectangle = readonly [x: number, y: number, width: number, height: number];

/** One kernel run over tensors. */
export interface Launch {
  /** File under `shaders/`. */
  readonly kernel: string;
  readonly inputs?: Inputs;
  /** Written tensors; all have the same shape and layout. */
  readonly outputs: Readonly<Record<string, Tensor>>;
  readonly uniforms?: Uniforms;
  readonly defines?: Defines;
  /** Channel blocks that one fragment writes; as many as the draw buffers allow by default. */
  readonly blocks?: number;
  /** Rows of texels to write, all by default. */
  readonly rows?: readonly [first: number, count: number];
}

/** One kernel run over plain textures. */
export interface Draw {
  readonly kernel: string;
  readonly inputs?: Inputs;
  readonly attachments: readonly Attachment[];
  readonly viewport: Rectangle;
  readonly uniforms?: Uniforms;
  readonly defines?: Defines;
}

export interface DeviceOptions {
  /** Checks framebuffers and GL errors after each launch, naming the kernel. Slow: tests and development. */
  readonly debug?: boolean;
  /** Lower limits than the hardware's, to test small devices. */
  readonly limits?: Partial<Limits>;
  /** Where on `LADDER` it stands, or from where on it is tried: the top by default. */
  readonly rung?: number;
  /** Renders into half floats even where the device has more, to test devices that do not. */
  readonly halfFloat?: boolean;
  /** Samples textures instead of fetching texels (see `shaders/lib/texture.glsl`); by default where there is no GPU. */
  readonly sampled?: boolean;
}

/** Longest time that fetching programs holds the page, in ms. */
const PIECE_MS = 8;

/** The only compute context of the app: programs, framebuffers and the ledger of textures. */
export class Device {
  readonly gl: WebGL2RenderingContext;
  readonly canvas: OffscreenCanvas | HTMLCanvasElement;
  readonly limits: Limits;
  readonly ledger = new Ledger();
  /** `rgba16f` keeps 11 significant bits: enough to look and to train a little, not to PyTorch's digits. */
  readonly targetFormat: "rgba32f" | "rgba16f";
  readonly programs: ProgramCache;
  /** Draw calls so far. */
  draws = 0;
  /** Called after each draw, while its targets are still bound for reading: for measurements. */
  onDraw: ((kernel: string, viewport: Rectangle) => void) | null = null;
  /** Where on `LADDER` it stands. */
  readonly rung: number;
  readonly #sampled: boolean;
  readonly #debug: boolean;
  readonly #framebuffers: Framebuffers;
  /** Set once the context was lost: whatever of it is left is not used on the next. */
  abandoned = false;
  /** While `compile` listens: the programs asked for, instead of draws. */
  #rehearsal: Map<string, readonly [kernel: string, defines: Defines]> | null = null;

  constructor(canvas: OffscreenCanvas | HTMLCanvasElement, gl: WebGL2RenderingContext, options: DeviceOptions) {
    this.canvas = canvas;
    this.gl = gl;
    this.targetFormat = options.halfFloat ? "rgba16f" : "rgba32f";
    this.rung = options.rung ?? 0;
    this.#debug = options.debug ?? false;
    this.limits = limitsOf(gl, options.limits);
    this.#sampled = options.sampled ?? false;
    this.programs = new ProgramCache(gl, this.#sampled ? { SAMPLED: 1 } : {});
    this.#framebuffers = new Framebuffers(gl);
  }

  /** Whether its context is gone, even if the browser has given the canvas another. */
  get lost(): boolean {
    return this.abandoned || this.gl.isContextLost();
  }

  /** A tensor on this device. See `Tensor` for the layout. */
  tensor(label: string, shape: BatchShape, options: TensorOptions = {}): Tensor {
    return new Tensor(this, label, shape, options);
  }

  /** Whether draws are only noted for `compile`: what they would write must not be taken for written. */
  get rehearsing(): boolean {
    return this.#rehearsal !== null;
  }

  /**
   * Compiles every program that `work` would draw with, without drawing and without blocking the page: side by side
   * where the driver can, else one after another, since asking for one waits for all that were begun before it.
   * Shaders that are not there yet are loaded first, and cannot be drawn with before. `work` runs at once and must be
   * synchronous. Throws GpuError where one does not compile, the reason of `signal` once that is aborted.
   */
  async compile(work: () => void, signal?: AbortSignal): Promise<void> {
    const wanted = new Map<string, readonly [string, Defines]>();
    this.#rehearsal = wanted;
    try {
      work();
    } finally {
      this.#rehearsal = null;
    }
    await loadShaders([...wanted.values()].map(([kernel]) => kernel));
    signal?.throwIfAborted();
    if (this.programs.parallel) {
      for (const [kernel, defines] of wanted.values()) this.programs.prepare(kernel, defines);
      for (const key of wanted.keys()) {
        while (!this.lost && !this.programs.ready(key)) {
          signal?.throwIfAborted();
          await nextTask();
        }
      }
    }
    let began = performance.now();
    let finished = -1;
    for (const [key, [kernel, defines]] of wanted) {
      if (this.lost) throw new ContextLostError();
      signal?.throwIfAborted();
      if (this.programs.linked(key)) continue;
      // Asking for uniforms waits for what was uploaded or drawn before, so that is let finish first.
      if (this.draws !== finished) {
        finished = this.draws;
        await gpuDone(this);
      }
      this.programs.get(kernel, defines);
      if (performance.now() - began < PIECE_MS) continue;
      await nextTask();
      began = performance.now();
    }
  }

  /** Runs a kernel that writes whole tensors; enqueues only. */
  run(launch: Launch): void {
    const names = Object.keys(launch.outputs);
    const first = launch.outputs[names[0] ?? ""];
    if (!first) throw new GpuError(`${launch.kernel} has no output`);
    if (names.length > 1 && first.phases * names.length > this.limits.maxDrawBuffers) {
      for (const name of names) this.#runOutputs(launch, first, [name]);
    } else {
      this.#runOutputs(launch, first, names);
    }
  }

  /** Runs a kernel for those of its outputs that are written now; all have the layout of `first`. */
  #runOutputs(launch: Launch, first: Tensor, names: readonly string[]): void {
    const room = Math.max(1, Math.floor(this.limits.maxDrawBuffers / (first.phases * names.length)));
    const side = Math.min(first.foldBlocks, first.blocks);
    const group = Math.min(launch.blocks ?? room, room, side);
    const defines: Record<string, Defines[string]> = { ...launch.defines };
    const uniforms: Record<string, UniformValue> = { ...launch.uniforms };
    const all = Object.keys(launch.outputs);
    const foldRows = first.shape.n * first.shape.h;
    const isRagged = first.shape.c % 4 !== 0 || first.blocks % first.foldBlocks !== 0;
    for (const name of all) {
      const index = names.indexOf(name);
      defines[`${name}_P`] = first.phases;
      defines[`${name}_M`] = group;
      defines[`${name}_AT`] = Math.max(0, index) * group * first.phases;
      if (first.shape.w % first.phases !== 0) defines[`${name}_OVERHANG`] = 1;
      if (first.foldShift !== null) defines[`${name}_FOLD`] = first.foldShift;
      if (isRagged) defines[`${name}_RAGGED`] = 1;
      if (index < 0) defines[`${name}_UNUSED`] = 1;
      uniforms[`${name}_shape`] = first.shapeUniform;
    }
    // All rows of all folds at once, or some rows of each.
    const { rows } = launch;
    const spans = rows
      ? Array.from({ length: first.folds }, (_, fold) => [fold * foldRows + rows[0], rows[1]] as const)
      : [[0, first.folds * foldRows] as const];
    // A last group that is not full takes in blocks of the one before: all framebuffers of a program are alike.
    for (let next = 0; next < side; next += group) {
      const block = Math.min(next, side - group);
      const attachments: Attachment[] = [];
      for (const name of all) uniforms[`${name}_folds`] = [block, foldRows];
      for (const name of names) {
        const tensor = launch.outputs[name];
        if (!tensor) continue;
        for (let i = 0; i < group * first.phases; i++) {
          const layer = block * first.phases + i;
          attachments.push({ texture: tensor.texture, layer });
        }
      }
      for (const [row, height] of spans)
        this.#draw(launch.kernel, defines, launch.inputs ?? {}, uniforms, attachments, [0, row, first.columns, height]);
    }
  }

  /** Runs a kernel into a rectangle of texture layers; enqueues only. */
  draw({ kernel, inputs = {}, attachments, viewport, uniforms = {}, defines = {} }: Draw): void {
    this.#draw(kernel, { ...defines }, inputs, uniforms, attachments, viewport);
  }

  /** Runs a kernel into the device's own canvas, for views. */
  paint({ kernel, inputs = {}, viewport, uniforms = {}, defines = {} }: Omit<Draw, "attachments">): void {
    this.#draw(kernel, { ...defines }, inputs, uniforms, null, viewport);
  }

  /** Copies the first rows of a texture's layers into another of the same width and layers, at `row`; enqueues only. */
  copyRows(from: Texture, to: Texture, row: number, rows: number): void {
    const { gl } = this;
    if (this.#rehearsal) return;
    for (let layer = 0; layer < from.layers; layer++) {
      this.bindForReading(from, layer);
      gl.bindTexture(gl.TEXTURE_2D_ARRAY, to.handle);
      gl.copyTexSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, row, layer, 0, 0, from.width, rows);
    }
  }

  /** Makes the device's own canvas transparent. */
  clearCanvas(): void {
    const { gl } = this;
    this.#framebuffers.bind(null, "views");
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }

  #draw(
    kernel: string,
    defines: Record<string, Defines[string]>,
    inputs: Inputs,
    uniforms: Uniforms,
    attachments: readonly Attachment[] | null,
    viewport: Rectangle,
  ): void {
    const { gl } = this;
    const [x, y, width, height] = viewport;
    if (this.lost) throw new ContextLostError();
    const values: Record<string, UniformValue | WebGLTexture> = { ...uniforms };
    for (const [name, input] of Object.entries(inputs)) {
      const texture = input instanceof Tensor ? input.texture : input;
      values[name] = texture.handle;
      if (this.#sampled) values[`${name}_step`] = [1 / texture.width, 1 / texture.height];
      if (!(input instanceof Tensor)) continue;
      defines[`${name}_P`] = input.phases;
      if (input.foldShift !== null) defines[`${name}_FOLD`] = input.foldShift;
      values[`${name}_shape`] = input.shapeUniform;
    }
    if (this.#rehearsal) {
      this.#rehearsal.set(programKey(kernel, defines), [kernel, defines]);
      return;
    }
    const program = this.programs.get(kernel, defines);
    this.#framebuffers.bind(attachments, kernel);
    gl.viewport(x, y, width, height);
    gl.useProgram(program.program);
    twgl.setUniforms(program.uniformSetters, values);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    this.draws++;
    this.onDraw?.(kernel, viewport);
    if (this.#debug) {
      const error = gl.getError();
      if (error !== gl.NO_ERROR && error !== gl.CONTEXT_LOST_WEBGL)
        throw new GpuError(`${kernel} raised GL error 0x${error.toString(16)}`);
    }
  }

  /** Framebuffer of one layer, bound for reading. */
  bindForReading(texture: Texture, layer: number): void {
    this.#framebuffers.bind([{ texture, layer }], "readback");
  }

  forgetFramebuffers(texture: Texture): void {
    this.#framebuffers.forget(texture);
  }

  /** Frees programs and framebuffers; the context itself lives as long as its canvas. */
  dispose(): void {
    this.programs.clear();
    this.#framebuffers.clear();
  }
}
