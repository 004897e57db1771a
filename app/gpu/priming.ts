import { ContextLostError } from "./errors.ts";
import type { Attachment, Framebuffers } from "./framebuffers.ts";
import type { LinkedProgram } from "./programs.ts";
import type { Setting, TextureKind } from "./rehearsal.ts";
import { Ledger, Texture, type TextureOwner } from "./texture.ts";

interface PrimingDevice extends TextureOwner {
  readonly framebuffers: Framebuffers;
}

/** Most draw buffers that a program writes. */
const MOST_TARGETS = 8;

/**
 * Draws one texel of stand-in data with a program, in the setting that it will be used in. Drivers finish compiling a program
 * only at its first draw, which would otherwise delay a picture or a training step.
 */
export class Priming {
  readonly #device: PrimingDevice;
  /** Owns the stand-in textures, with a ledger apart from the device's. */
  readonly #owner: TextureOwner;
  readonly #read = new Map<string, Texture>();
  readonly #written = new Map<string, Texture>();
  readonly #done = new WeakMap<LinkedProgram, Set<string>>();

  constructor(device: PrimingDevice) {
    this.#device = device;
    this.#owner = {
      gl: device.gl,
      state: device.state,
      ledger: new Ledger(),
      targetFormat: device.targetFormat,
      get lost() {
        return device.lost;
      },
      forgetFramebuffers: (texture) => device.framebuffers.forget(texture),
    };
  }

  /** Whether the program has been primed in the setting of this key. */
  isDone(program: LinkedProgram, key: string): boolean {
    return this.#done.get(program)?.has(key) === true;
  }

  /**
   * Makes the framebuffer that `prime` draws into: the first of a kind is checked for completeness, which waits for the
   * GPU.
   */
  prepare({ targets }: Setting): void {
    if (targets) this.#framebuffer(targets);
  }

  #framebuffer(targets: readonly TextureKind[]): WebGLFramebuffer {
    return this.#device.framebuffers.of(this.#targets(targets), "priming");
  }

  /** Enqueues the draw. Throws ContextLostError where the context is lost. */
  prime(program: LinkedProgram, setting: Setting, key: string): void {
    const { gl, state } = this.#device;
    if (this.#device.lost) throw new ContextLostError();
    state.bindFramebuffer(setting.targets ? this.#framebuffer(setting.targets) : null);
    state.viewport(0, 0, 1, 1);
    state.useProgram(program.program);
    for (const [name, kind] of setting.inputs) {
      const unit = program.unit(name);
      if (unit === null) continue;
      const texture = this.#standIn(this.#read, kind, "");
      state.bindTexture(unit, texture);
      program.slot(`${name}_step`)?.set(texture.step);
    }
    for (const [name, value] of setting.uniforms) program.slot(name)?.set(value);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    const done = this.#done.get(program) ?? new Set();
    this.#done.set(program, done.add(key));
  }

  #targets(kinds: readonly TextureKind[]): readonly Attachment[] {
    return kinds.map((kind, layer) =>
      kind.flat
        ? { texture: this.#standIn(this.#written, kind, String(layer)), layer: 0 }
        : { texture: this.#standIn(this.#written, kind, ""), layer },
    );
  }

  #standIn(known: Map<string, Texture>, { format, flat }: TextureKind, name: string): Texture {
    const key = flat ? `${format}/${name}` : format;
    const found = known.get(key);
    if (found) return found;
    const made = new Texture(this.#owner, "stand-in", 1, 1, flat ? 1 : MOST_TARGETS, { format, flat });
    known.set(key, made);
    return made;
  }

  dispose(): void {
    for (const texture of [...this.#read.values(), ...this.#written.values()]) texture.dispose();
    this.#read.clear();
    this.#written.clear();
  }
}
