import { type Defines, programKey } from "./defines.ts";
import { ContextLostError, GpuError } from "./errors.ts";
import type { Attachment, Framebuffers } from "./framebuffers.ts";
import type { GlState } from "./gl-state.ts";
import type { Changing, Draw, Inputs, Rectangle, UniformValue } from "./launch.ts";
import type { LinkedProgram, ProgramCache, UniformSlot } from "./programs.ts";
import type { Rehearsal, Setting } from "./rehearsal.ts";
import { Tensor } from "./tensor.ts";
import type { Texture } from "./texture.ts";

/** What a prepared draw needs of its device. */
export interface DrawDevice {
  readonly gl: WebGL2RenderingContext;
  readonly lost: boolean;
  readonly sampled: boolean;
  readonly debug: boolean;
  readonly programs: ProgramCache;
  readonly framebuffers: Framebuffers;
  readonly state: GlState;
  /** Not null while draws are only recorded: see `Device.rehearse`. */
  readonly rehearsal: Rehearsal | null;
  /** The viewports of the pieces that a draw is made in. */
  piecesOf(viewport: Rectangle): readonly Rectangle[];
  drawn(kernel: string, viewport: Rectangle): void;
}

/** Something that can be run again and again. `run` enqueues only, and throws ContextLostError where the context is lost. */
export interface Prepared {
  run(): void;
}

interface BoundTexture {
  readonly unit: number;
  readonly source: Changing<Texture>;
  /** 1 / width, 1 / height, where textures are sampled. */
  readonly step: UniformSlot | null;
}
interface BoundValue {
  readonly slot: UniformSlot;
  readonly source: Changing<UniformValue>;
}
/** What the first run looked up by name; later runs do not. */
interface Recorded {
  readonly program: LinkedProgram;
  readonly generation: number;
  readonly textures: readonly BoundTexture[];
  readonly values: readonly BoundValue[];
}

/** How many framebuffers a draw with changing attachments remembers: mostly two alternate. */
const TARGETS = 4;

function isAsked<T>(source: Changing<T>): source is () => T {
  return typeof source === "function";
}

function now<T>(source: Changing<T>): T {
  return isAsked(source) ? source() : source;
}

/**
 * A draw whose program, framebuffer, textures and uniforms are looked up in its first run. Later runs bind only what differs
 * from what the context holds, and draw.
 */
export class PreparedDraw implements Prepared {
  readonly #device: DrawDevice;
  readonly #draw: Draw;
  readonly #defines: Defines;
  readonly #key: string;
  #recorded: Recorded | null = null;
  readonly #targets: { readonly attachments: readonly Attachment[]; readonly framebuffer: WebGLFramebuffer }[] = [];

  constructor(device: DrawDevice, draw: Draw) {
    this.#device = device;
    this.#draw = draw;
    this.#defines = { ...draw.defines, ...layoutDefines(draw.inputs ?? {}) };
    this.#key = programKey(draw.kernel, this.#defines);
  }

  run(): void {
    const { gl, state, rehearsal, lost, debug } = this.#device;
    const { kernel } = this.#draw;
    if (lost) throw new ContextLostError();
    if (rehearsal) {
      rehearsal.want(this.#key, kernel, this.#defines, this.#setting());
      return;
    }
    const { program, textures, values } = this.#record();
    const viewport = now(this.#draw.viewport);
    state.bindFramebuffer(this.#target());
    state.useProgram(program.program);
    for (const { unit, source, step } of textures) {
      const texture = now(source);
      state.bindTexture(unit, texture);
      step?.set(texture.step);
    }
    for (const { slot, source } of values) slot.set(now(source));
    for (const [x, y, width, height] of this.#device.piecesOf(viewport)) {
      state.viewport(x, y, width, height);
      gl.drawArrays(gl.TRIANGLES, 0, 3);
    }
    this.#device.drawn(kernel, viewport);
    if (!debug) return;
    const error = gl.getError();
    if (error !== gl.NO_ERROR && error !== gl.CONTEXT_LOST_WEBGL)
      throw new GpuError(`${kernel} raised GL error 0x${error.toString(16)}`);
  }

  #setting(): Setting {
    const { inputs = {}, uniforms = {}, attachments } = this.#draw;
    const read = Object.entries(inputs);
    const shapes = read.flatMap(([name, input]) =>
      input instanceof Tensor ? [[`${name}_shape`, input.shapeUniform] as const] : [],
    );
    return {
      targets: attachments && now(attachments).map(({ texture: { format, flat } }) => ({ format, flat })),
      inputs: read.map(([name, input]) => {
        const { format, flat } = input instanceof Tensor ? input.texture : now(input);
        return [name, { format, flat }] as const;
      }),
      uniforms: [...shapes, ...Object.entries(uniforms).map(([name, source]) => [name, now(source)] as const)],
    };
  }

  #record(): Recorded {
    const { programs, state, sampled } = this.#device;
    if (this.#recorded?.generation === programs.generation) return this.#recorded;
    const { kernel, inputs = {}, uniforms = {} } = this.#draw;
    const program = programs.get(kernel, this.#defines, this.#key);
    const textures: BoundTexture[] = [];
    const values: BoundValue[] = [];
    const value = (name: string, source: Changing<UniformValue>): void => {
      const slot = program.slot(name);
      if (slot) values.push({ slot, source });
    };
    state.useProgram(program.program);
    for (const [name, input] of Object.entries(inputs)) {
      const isTensor = input instanceof Tensor;
      if (isTensor) value(`${name}_shape`, input.shapeUniform);
      const unit = program.unit(name);
      if (unit === null) continue;
      const step = sampled ? program.slot(`${name}_step`) : null;
      textures.push({ unit, source: isTensor ? input.texture : input, step });
    }
    for (const [name, source] of Object.entries(uniforms)) value(name, source);
    return (this.#recorded = { program, generation: programs.generation, textures, values });
  }

  /** The framebuffer to draw into. Throws GpuError, naming it, where a texture has been freed. */
  #target(): WebGLFramebuffer | null {
    if (!this.#draw.attachments) return null;
    const attachments = now(this.#draw.attachments);
    let last: Texture | null = null;
    for (const { texture } of attachments) {
      if (texture !== last) texture.assertLive();
      last = texture;
    }
    const known = this.#targets.find((target) => areSame(target.attachments, attachments));
    if (known) return known.framebuffer;
    const framebuffer = this.#device.framebuffers.of(attachments, this.#draw.kernel);
    if (this.#targets.length === TARGETS) this.#targets.shift();
    this.#targets.push({ attachments, framebuffer });
    return framebuffer;
  }
}

function areSame(a: readonly Attachment[], b: readonly Attachment[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i]?.texture !== b[i]?.texture || a[i]?.layer !== b[i]?.layer) return false;
  return true;
}

/** Defines that tell a program the layouts of the tensors that it reads. */
function layoutDefines(inputs: Inputs): Defines {
  const defines: Record<string, Defines[string]> = {};
  for (const [name, input] of Object.entries(inputs)) {
    if (!(input instanceof Tensor)) continue;
    defines[`${name}_P`] = input.phases;
    if (input.foldShift !== null) defines[`${name}_FOLD`] = input.foldShift;
  }
  return defines;
}

/** Memoises `make` for the arguments of its last call: with others it is called anew. */
export function remembered<A extends readonly unknown[], R>(make: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly made: R } | null = null;
  return (...args) => {
    if (!last || last.args.some((arg, i) => arg !== args[i])) last = { args, made: make(...args) };
    return last.made;
  };
}
