import { type CompileOptions, compilePrograms, Line, type Programs } from "./compilation.ts";
import { Framebuffers } from "./framebuffers.ts";
import { GlState } from "./gl-state.ts";
import { bandsOf, type Draw, drawsOf, type Launch, type Rectangle } from "./launch.ts";
import { type Limits, limitsOf } from "./limits.ts";
import { type DrawDevice, type Prepared, PreparedDraw } from "./prepared.ts";
import type { Priming } from "./priming.ts";
import { ProgramCache } from "./programs.ts";
import { Rehearsal } from "./rehearsal.ts";
import { type BatchShape, Tensor, type TensorOptions } from "./tensor.ts";
import { Ledger, type Texture } from "./texture.ts";

export interface DeviceOptions {
  /** Checks framebuffers and GL errors after each launch, naming the kernel. Slow: tests and development. */
  readonly debug?: boolean;
  /** Lower limits than the hardware's, to test small devices. */
  readonly limits?: Partial<Limits>;
  /** Index in `LADDER` of the device's rung, or, for `createDevice`, of the first rung to try; 0 by default. */
  readonly rung?: number;
  /** Renders into 16-bit floats even where the device has 32-bit ones, to test devices that do not. */
  readonly halfFloat?: boolean;
  /**
   * Whether a software renderer draws: it is fastest with few fragments whose data fit its cache, a graphics card with many
   * fragments in few launches.
   */
  readonly isSoftware?: boolean;
  /** Samples textures instead of fetching texels (see `shaders/lib/texture.glsl`); by default on software renderers. */
  readonly sampled?: boolean;
}

/** The only compute context of the app: programs, framebuffers and the ledger of textures. */
export class Device implements DrawDevice {
  readonly gl: WebGL2RenderingContext;
  readonly canvas: OffscreenCanvas | HTMLCanvasElement;
  readonly limits: Limits;
  readonly ledger = new Ledger();
  /** `rgba16f` keeps 11 significant bits: enough to look at networks and to train a little, not to match PyTorch's digits. */
  readonly targetFormat: "rgba32f" | "rgba16f";
  readonly programs: ProgramCache;
  /** Draws so far; one that is made in pieces counts once. */
  draws = 0;
  /** Called after each draw, while its targets are still bound for reading: for measurements. */
  onDraw: ((kernel: string, viewport: Rectangle) => void) | null = null;
  /** Index of its rung in `LADDER`. */
  readonly rung: number;
  /** Whether a software renderer draws, because there is no graphics card. */
  readonly isSoftware: boolean;
  readonly sampled: boolean;
  readonly debug: boolean;
  readonly framebuffers: Framebuffers;
  readonly state: GlState;
  /** How many pieces large draws are made in. */
  #pieces = 1;
  /** Set once the context has been lost: nothing made in it may be used in the restored one. */
  abandoned = false;
  /** Null until more than the first picture is wanted. */
  priming: Priming | null = null;
  /** The queue of compilations. */
  readonly compiling = new Line();
  /** While `rehearse` runs: records what would be drawn; nothing is drawn. */
  rehearsal: Rehearsal | null = null;

  constructor(canvas: OffscreenCanvas | HTMLCanvasElement, gl: WebGL2RenderingContext, options: DeviceOptions) {
    this.canvas = canvas;
    this.gl = gl;
    this.targetFormat = options.halfFloat ? "rgba16f" : "rgba32f";
    this.rung = options.rung ?? 0;
    this.debug = options.debug ?? false;
    this.limits = limitsOf(gl, options.limits);
    this.isSoftware = options.isSoftware ?? false;
    this.sampled = options.sampled ?? this.isSoftware;
    this.programs = new ProgramCache(gl, this.sampled ? { SAMPLED: 1 } : {});
    this.state = new GlState(gl);
    this.framebuffers = new Framebuffers(gl, this.state);
  }

  /** Whether its context is gone, even if the browser has given the canvas another. */
  get lost(): boolean {
    return this.abandoned || this.gl.isContextLost();
  }

  /** Makes a tensor on this device. Throws CapacityError if it does not fit. See `Lanes` for the layout. */
  tensor(label: string, shape: BatchShape, options: TensorOptions = {}): Tensor {
    return new Tensor(this, label, shape, options);
  }

  /** Whether `rehearse` is recording draws instead of making them: their results are not there. */
  get rehearsing(): boolean {
    return this.rehearsal !== null;
  }

  /** The programs that `work` would draw with. It runs at once, draws nothing, and must be synchronous. */
  rehearse(work: () => void): Programs {
    const rehearsal = new Rehearsal();
    this.rehearsal = rehearsal;
    try {
      work();
    } finally {
      this.rehearsal = null;
    }
    return rehearsal.programs;
  }

  /**
   * Compiles every program that `work` would draw with; `work` runs at once and must be synchronous. See
   * `compilePrograms`.
   */
  compile(work: () => void, options: CompileOptions = {}): Promise<void> {
    return compilePrograms(this, this.rehearse(work), options);
  }

  /** Prepares a kernel that writes whole tensors, to be run again and again: what each run needs is worked out once. */
  prepare(launch: Launch): Prepared {
    const draws = drawsOf(launch, this.limits).map((draw) => new PreparedDraw(this, draw));
    const [only] = draws;
    if (only && draws.length === 1) return only;
    return { run: () => draws.forEach((draw) => draw.run()) };
  }

  /** Prepares a kernel that writes into a rectangle of texture layers, to be run again and again. */
  prepareDraw(draw: Draw): Prepared {
    return new PreparedDraw(this, draw);
  }

  /** Runs a kernel that writes whole tensors, once; enqueues only. */
  run(launch: Launch): void {
    this.prepare(launch).run();
  }

  /** Runs a kernel into a rectangle of texture layers, once; enqueues only. */
  draw(draw: Draw): void {
    this.prepareDraw(draw).run();
  }

  /** Runs a kernel into the device's own canvas, for views. */
  paint(draw: Omit<Draw, "attachments">): void {
    this.draw({ ...draw, attachments: null });
  }

  /**
   * Runs `work`, whose draws take so many multiply-adds each. Draws that would occupy a weak graphics chip for so long that the
   * system might take it for hung, and the page lose its context, are made in pieces. Software renderers run no such risk.
   */
  working(multiplyAdds: number, work: () => void): void {
    this.#pieces = this.isSoftware ? 1 : Math.max(1, Math.ceil(multiplyAdds / this.limits.maxWork));
    try {
      work();
    } finally {
      this.#pieces = 1;
    }
  }

  /** The viewports of the pieces that a draw is made in. */
  piecesOf(viewport: Rectangle): readonly Rectangle[] {
    return this.#pieces === 1 ? [viewport] : bandsOf(viewport, this.#pieces, this.limits.fewFragments);
  }

  /** Called after each draw, while its targets are still bound for reading. */
  drawn(kernel: string, viewport: Rectangle): void {
    this.draws++;
    this.onDraw?.(kernel, viewport);
  }

  /**
   * Copies the first `rows` rows of all layers into another texture of the same width and layers, at `row`; enqueues
   * only.
   */
  copyRows(from: Texture, to: Texture, row: number, rows: number): void {
    const { gl } = this;
    if (this.rehearsal) return;
    for (let layer = 0; layer < from.layers; layer++) {
      this.bindForReading(from, layer);
      this.state.edit(gl.TEXTURE_2D_ARRAY, to.handle);
      gl.copyTexSubImage3D(gl.TEXTURE_2D_ARRAY, 0, 0, row, layer, 0, 0, from.width, rows);
    }
  }

  /** Makes the device's own canvas transparent. */
  clearCanvas(): void {
    const { gl } = this;
    this.state.bindFramebuffer(null);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
  }

  /** Binds the framebuffer of one layer for reading. */
  bindForReading(texture: Texture, layer: number): void {
    this.state.bindFramebuffer(this.framebuffers.of([{ texture, layer }], "readback"));
  }

  /** Deletes the framebuffers that use a texture. */
  forgetFramebuffers(texture: Texture): void {
    this.framebuffers.forget(texture);
  }

  /** Frees programs and framebuffers; the context itself lives as long as its canvas. */
  dispose(): void {
    this.priming?.dispose();
    this.programs.clear();
    this.framebuffers.clear();
  }
}
