import { GpuError } from "./errors.ts";
import type { GlState } from "./gl-state.ts";
import type { Texture } from "./texture.ts";

/** One layer of a texture as a draw buffer. */
export interface Attachment {
  readonly texture: Texture;
  readonly layer: number;
}

/** All layers of a texture, to write into. */
export function layersOf(texture: Texture): Attachment[] {
  return Array.from({ length: texture.layers }, (_, layer) => ({ texture, layer }));
}

/** A cache of framebuffers by their attachments; `drawBuffers` is set once for each. */
export class Framebuffers {
  readonly #gl: WebGL2RenderingContext;
  readonly #state: GlState;
  readonly #cache = new Map<string, WebGLFramebuffer>();
  /** Formats of the attachments, in order, of framebuffers that were found complete. */
  readonly #sound = new Set<string>();
  /** Keys of the framebuffers that use a texture (by its id), to delete them with it. */
  readonly #users = new Map<number, Set<string>>();

  constructor(gl: WebGL2RenderingContext, state: GlState) {
    this.#gl = gl;
    this.#state = state;
  }

  /**
   * A framebuffer with these draw buffers, made at first use and then bound. The first of each kind is checked, which waits for
   * the driver. Throws GpuError, naming `user`, where it is incomplete: draws into it would silently write nothing.
   */
  of(attachments: readonly Attachment[], user: string): WebGLFramebuffer {
    const gl = this.#gl;
    let key = "";
    let kind = "";
    for (const { texture, layer } of attachments) {
      key += `${texture.id}.${layer},`;
      kind += texture.format + (texture.flat ? "/" : ",");
    }
    const known = this.#cache.get(key);
    if (known) return known;
    const framebuffer = gl.createFramebuffer();
    this.#state.bindFramebuffer(framebuffer);
    const buffers: number[] = [];
    attachments.forEach((a, i) => {
      buffers.push(gl.COLOR_ATTACHMENT0 + i);
      const point = gl.COLOR_ATTACHMENT0 + i;
      const { handle, flat } = a.texture;
      if (flat) gl.framebufferTexture2D(gl.FRAMEBUFFER, point, gl.TEXTURE_2D, handle, 0);
      else gl.framebufferTextureLayer(gl.FRAMEBUFFER, point, handle, 0, a.layer);
      let users = this.#users.get(a.texture.id);
      if (!users) this.#users.set(a.texture.id, (users = new Set()));
      users.add(key);
    });
    gl.drawBuffers(buffers);
    if (!this.#sound.has(kind)) {
      const status = gl.checkFramebufferStatus(gl.FRAMEBUFFER);
      if (status !== gl.FRAMEBUFFER_COMPLETE)
        throw new GpuError(`Framebuffer of ${user} is incomplete: 0x${status.toString(16)}`);
      this.#sound.add(kind);
    }
    this.#cache.set(key, framebuffer);
    return framebuffer;
  }

  /** Deletes the framebuffers that use a texture. */
  forget(texture: Texture): void {
    for (const key of this.#users.get(texture.id) ?? []) {
      const framebuffer = this.#cache.get(key);
      if (framebuffer) this.#state.deleteFramebuffer(framebuffer);
      this.#cache.delete(key);
    }
    this.#users.delete(texture.id);
  }

  clear(): void {
    for (const framebuffer of this.#cache.values()) this.#state.deleteFramebuffer(framebuffer);
    this.#cache.clear();
    this.#users.clear();
  }
}
