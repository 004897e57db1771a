import * as twgl from "twgl.js";
import { GpuError } from "./errors.ts";
import { type Defines, programKey } from "./defines.ts";
import type { UniformValue } from "./launch.ts";
import { shaderSource } from "./shader-source.ts";

type Setters = ReturnType<typeof twgl.createUniformSetters>;

/** A uniform of a program; it remembers its value. */
export class UniformSlot {
  readonly #setter: (value: UniformValue) => void;
  #value: UniformValue | null = null;

  constructor(setter: (value: UniformValue) => void) {
    this.#setter = setter;
  }

  /** Sets it, unless it holds the same number, or the same list, already. The program must be in use. */
  set(value: UniformValue): void {
    if (this.#value === value) return;
    this.#value = value;
    this.#setter(value);
  }
}

/** A linked program, with its uniforms and texture units. */
export class LinkedProgram {
  readonly program: WebGLProgram;
  readonly #gl: WebGL2RenderingContext;
  readonly #setters: Setters;
  readonly #slots = new Map<string, UniformSlot>();
  /** Units of the textures that it reads, in the order in which they were first looked up. */
  readonly #units = new Map<string, number>();

  constructor(gl: WebGL2RenderingContext, program: WebGLProgram) {
    this.#gl = gl;
    this.program = program;
    // Only the uniforms: each query about a program makes the page wait for the GPU's queue.
    this.#setters = twgl.createUniformSetters(gl, program);
  }

  /** A uniform; null where the program has none of that name, or does not use it. */
  slot(name: string): UniformSlot | null {
    const known = this.#slots.get(name);
    if (known) return known;
    const setter: ((value: UniformValue) => void) | undefined = this.#setters[name];
    if (!setter) return null;
    const slot = new UniformSlot(setter);
    this.#slots.set(name, slot);
    return slot;
  }

  /** The unit from which it reads a texture; null where it reads none of that name. The program must be in use. */
  unit(name: string): number | null {
    const known = this.#units.get(name);
    if (known !== undefined) return known;
    if (!this.#setters[name]) return null;
    const unit = this.#units.size;
    this.#gl.uniform1i(this.#gl.getUniformLocation(this.program, name), unit);
    this.#units.set(name, unit);
    return unit;
  }
}

interface PendingProgram {
  readonly program: WebGLProgram;
  readonly vertex: WebGLShader;
  readonly fragment: WebGLShader;
  linked: LinkedProgram | null;
}

/**
 * Compiled kernels, one for each kernel file and set of defines. `prepare` starts a compilation
 * without waiting for it; drivers with KHR_parallel_shader_compile work on many at once.
 */
export class ProgramCache {
  readonly #gl: WebGL2RenderingContext;
  readonly #shared: Defines;
  readonly #programs = new Map<string, PendingProgram>();
  /** Grows when programs are forgotten: those looked up before must not be used any more. */
  generation = 0;
  readonly #parallel: { readonly COMPLETION_STATUS_KHR: number } | null;

  /** `shared`: defines that every program gets. */
  constructor(gl: WebGL2RenderingContext, shared: Defines = {}) {
    this.#gl = gl;
    this.#shared = shared;
    this.#parallel = gl.getExtension("KHR_parallel_shader_compile");
  }

  get size(): number {
    return this.#programs.size;
  }

  /** Starts compiling, unless that was done before; returns the program's key at once. */
  prepare(path: string, defines: Defines, key = programKey(path, defines)): string {
    if (this.#programs.has(key)) return key;
    const gl = this.#gl;
    const compile = (type: number, source: string): WebGLShader => {
      const shader = gl.createShader(type);
      if (!shader) throw new GpuError(`Could not create a shader for ${path}`);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      return shader;
    };
    const vertex = compile(gl.VERTEX_SHADER, shaderSource("lib/triangle.vert", {}));
    const fragment = compile(gl.FRAGMENT_SHADER, shaderSource(path, { ...this.#shared, ...defines }));
    const program = gl.createProgram();
    gl.attachShader(program, vertex);
    gl.attachShader(program, fragment);
    gl.linkProgram(program);
    this.#programs.set(key, { program, vertex, fragment, linked: null });
    return key;
  }

  /** Whether the driver compiles in parallel and reports when a program is ready. */
  get parallel(): boolean {
    return this.#parallel !== null;
  }

  /** Whether the program can be used without waiting. True if the driver cannot say. */
  ready(key: string): boolean {
    const entry = this.#programs.get(key);
    if (!entry || entry.linked || !this.#parallel) return true;
    return this.#gl.getProgramParameter(entry.program, this.#parallel.COMPLETION_STATUS_KHR) as boolean;
  }

  /** The program, if it has been fetched with `get` before. */
  linked(key: string): LinkedProgram | null {
    return this.#programs.get(key)?.linked ?? null;
  }

  /**
   * The linked program; waits for the driver. Throws GpuError, with the driver's log and the numbered source, if it does
   * not compile.
   */
  get(path: string, defines: Defines, key = programKey(path, defines)): LinkedProgram {
    this.prepare(path, defines, key);
    const entry = this.#programs.get(key);
    if (!entry) throw new GpuError(`Program ${key} vanished`);
    if (entry.linked) return entry.linked;
    const gl = this.#gl;
    if (!gl.getProgramParameter(entry.program, gl.LINK_STATUS) && !gl.isContextLost()) {
      const log = gl.getShaderInfoLog(entry.fragment) || gl.getProgramInfoLog(entry.program);
      const source = shaderSource(path, { ...this.#shared, ...defines })
        .split("\n")
        .map((line, i) => `${i + 1}: ${line}`);
      throw new GpuError(`shaders/${path} did not compile: ${log ?? "no log"}\n${source.join("\n")}`);
    }
    gl.deleteShader(entry.vertex);
    gl.deleteShader(entry.fragment);
    entry.linked = new LinkedProgram(gl, entry.program);
    return entry.linked;
  }

  /** Deletes and forgets every program (after a context loss the handles are dead anyway). */
  clear(): void {
    for (const { program } of this.#programs.values()) this.#gl.deleteProgram(program);
    this.#programs.clear();
    this.generation++;
  }
}
