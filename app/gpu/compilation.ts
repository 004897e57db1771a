import type { Device } from "./device.ts";
import { ContextLostError } from "./errors.ts";
import { gpuDone } from "./readback.ts";
import { nextTask } from "./turns.ts";
import type { WantedProgram } from "./rehearsal.ts";
import { loadShaders } from "./shader-files.ts";

/** Longest time that fetching programs holds the page, in ms. */
const PIECE_MS = 8;
/** Programs handed to a driver that compiles one after another, before the first of them is waited for. */
const AHEAD = 2;

export type Programs = ReadonlyMap<string, WantedProgram>;

export interface CompileOptions {
  readonly signal?: AbortSignal | undefined;
  /** For programs that nobody waits for yet: resolves in a moment in which one may be compiled. */
  readonly idle?: () => Promise<void>;
}

/**
 * Compiles programs and draws a texel with each, without blocking the page: side by side where the driver can, else one after
 * another; those that nobody waits for only in idle moments. Shaders that are not there yet are loaded first. Throws GpuError
 * where one does not compile, the reason of `signal` once that is aborted.
 */
export async function compilePrograms(device: Device, all: Programs, options: CompileOptions = {}): Promise<void> {
  const { idle, signal } = options;
  const wanted = [...all].filter(([key, { settings }]) => !isReady(device, key, settings));
  await loadShaders(wanted.map(([, { kernel }]) => kernel));
  if (!idle) {
    signal?.throwIfAborted();
    return compileAll(device, new Map(wanted), signal);
  }
  for (const program of wanted) {
    await idle();
    signal?.throwIfAborted();
    await compileAll(device, new Map([program]), signal);
  }
}

function isReady({ programs, priming }: Device, key: string, settings: WantedProgram["settings"]): boolean {
  const linked = programs.linked(key);
  return linked !== null && [...settings.values()].every((setting) => priming.isDone(linked, setting));
}

async function compileAll(device: Device, wanted: Programs, signal?: AbortSignal): Promise<void> {
  if (wanted.size === 0) return;
  await (device.programs.parallel ? compileTogether : compileInTurn)(device, wanted, signal);
  let began = performance.now();
  let drawsBefore = -1;
  for (const [key, { kernel, defines, settings }] of wanted) {
    if (device.lost) throw new ContextLostError();
    signal?.throwIfAborted();
    // Asking for uniforms waits for what was uploaded or drawn before, so that is let finish first.
    if (!device.programs.linked(key) && device.draws !== drawsBefore) {
      drawsBefore = device.draws;
      await gpuDone(device);
    }
    const program = device.programs.get(kernel, defines, key);
    for (const setting of settings.values()) device.priming.prime(program, setting);
    if (performance.now() - began < PIECE_MS) continue;
    await nextTask();
    began = performance.now();
  }
  await gpuDone(device);
}

async function compileTogether(device: Device, wanted: Programs, signal?: AbortSignal): Promise<void> {
  const { programs } = device;
  for (const [key, { kernel, defines }] of wanted) programs.prepare(kernel, defines, key);
  for (const key of wanted.keys()) {
    while (!device.lost && !programs.ready(key)) {
      signal?.throwIfAborted();
      await nextTask();
    }
  }
}

/** Where nobody says when a program is there, a fence behind it does; asking for it would hold the page until then. */
async function compileInTurn(device: Device, wanted: Programs, signal?: AbortSignal): Promise<void> {
  const fences: Promise<void>[] = [];
  for (const [key, { kernel, defines }] of wanted) {
    if (device.programs.linked(key)) continue;
    if (device.lost) throw new ContextLostError();
    signal?.throwIfAborted();
    device.programs.prepare(kernel, defines, key);
    const fence = gpuDone(device);
    fence.catch(() => {}); // heard of when it is waited for
    fences.push(fence);
    if (fences.length > AHEAD) await fences.shift();
  }
  for (const fence of fences) await fence;
}
