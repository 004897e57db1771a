import type { Texture } from "./texture.ts";

/** A unit that no program reads: textures are bound there to be made, filled and copied into. */
const EDITING_UNIT = 31;

/** What is bound in a context, so that nothing is bound twice. All binding goes through it. */
export class GlState {
  readonly #gl: WebGL2RenderingContext;
  readonly #textures: (WebGLTexture | null)[] = [];
  #unit = -1;
  #program: WebGLProgram | null = null;
  /** `undefined`: unknown; null: the canvas. */
  #framebuffer: WebGLFramebuffer | null | undefined = undefined;
  readonly #viewport: [number, number, number, number] = [-1, -1, -1, -1];

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
  }

  useProgram(program: WebGLProgram): void {
    if (this.#program === program) return;
    this.#program = program;
    this.#gl.useProgram(program);
  }

  /** Null: the canvas. */
  bindFramebuffer(framebuffer: WebGLFramebuffer | null): void {
    if (this.#framebuffer === framebuffer) return;
    this.#framebuffer = framebuffer;
    this.#gl.bindFramebuffer(this.#gl.FRAMEBUFFER, framebuffer);
  }

  deleteFramebuffer(framebuffer: WebGLFramebuffer): void {
    if (this.#framebuffer === framebuffer) this.#framebuffer = undefined;
    this.#gl.deleteFramebuffer(framebuffer);
  }

  viewport(x: number, y: number, width: number, height: number): void {
    const last = this.#viewport;
    if (last[0] === x && last[1] === y && last[2] === width && last[3] === height) return;
    [last[0], last[1], last[2], last[3]] = [x, y, width, height];
    this.#gl.viewport(x, y, width, height);
  }

  /** Binds a texture for a program to read; throws where it has been freed. */
  bindTexture(unit: number, { handle, flat }: Texture): void {
    if (this.#textures[unit] === handle) return;
    const gl = this.#gl;
    this.#activate(unit);
    this.#textures[unit] = handle;
    gl.bindTexture(flat ? gl.TEXTURE_2D : gl.TEXTURE_2D_ARRAY, handle);
  }

  /** Binds a texture that is about to be changed, to a unit that no program reads. */
  edit(target: number, handle: WebGLTexture | null): void {
    this.#activate(EDITING_UNIT);
    this.#gl.bindTexture(target, handle);
  }

  #activate(unit: number): void {
    if (this.#unit === unit) return;
    this.#unit = unit;
    this.#gl.activeTexture(this.#gl.TEXTURE0 + unit);
  }
}
