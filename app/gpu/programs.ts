import * as twgl from "twgl.js";
import { GpuError } from "./errors.ts";
import type { Defines } from "./defines.ts";
import { programKey, shaderSource } from "./shader-source.ts";

/** A program to draw with. */
export interface LinkedProgram {
  readonly program: WebGLProgram;
  readonly uniformSetters: ReturnType<typeof twgl.createUniformSetters>;
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
  readonly #parallel: { readonly COMPLETION_STATUS_KHR: number } | null;

  /** `shared`: defines of every program here. */
  constructor(gl: WebGL2RenderingContext, shared: Defines = {}) {
    this.#gl = gl;
    this.#shared = shared;
    this.#parallel = gl.getExtension("KHR_parallel_shader_compile");
  }

  get size(): number {
    return this.#programs.size;
  }

  /** Starts compiling; returns at once. */
  prepare(path: string, defines: Defines): string {
    const key = programKey(path, defines);
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

  /** Whether the program has been fetched with `get` before. */
  linked(key: string): boolean {
    return (this.#programs.get(key)?.linked ?? null) !== null;
  }

  /** The linked program with its uniform setters. Throws with the driver's log and the numbered source. */
  get(path: string, defines: Defines): LinkedProgram {
    const key = this.prepare(path, defines);
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
    // Only the uniforms: each thing asked of a program makes the page wait for the GPU's queue.
    entry.linked = { program: entry.program, uniformSetters: twgl.createUniformSetters(gl, entry.program) };
    return entry.linked;
  }

  /** Forgets every program (after a context loss the handles are dead anyway). */
  clear(): void {
    for (const { program } of this.#programs.values()) this.#gl.deleteProgram(program);
    this.#programs.clear();
  }
}
