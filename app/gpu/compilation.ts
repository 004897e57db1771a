import type { Device } from "./device.ts";
import { ContextLostError } from "./errors.ts";
import { gpuDone } from "./readback.ts";
import { nextTask } from "./turns.ts";
import type { WantedProgram } from "./rehearsal.ts";
import { loadShaders } from "./shader-files.ts";

/** Longest time that fetching programs may block the page, in ms. */
const PIECE_MS = 8;
/** How many programs the GPU may be given before the first of them is waited for. */
const AHEAD = 2;

/** Programs to compile, by their key in the `ProgramCache`. */
export type Programs = ReadonlyMap<string, WantedProgram>;

export interface CompileOptions {
  readonly signal?: AbortSignal | undefined;
  /** For programs that nobody waits for yet: resolves when the next of them may be compiled. */
  readonly idle?: () => Promise<void>;
}

/** Runs one compilation at a time: two at once would wait for each other's programs, and block the page meanwhile. */
export class Line {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` after all earlier work has ended, and resolves or rejects with it. */
  pass(work: () => Promise<void>): Promise<void> {
    const passed = this.#last.then(work);
    this.#last = passed.catch(() => {});
    return passed;
  }
}

/**
 * Compiles programs and, except for the first picture, draws a texel with each, without blocking the page: in parallel where
 * the driver can, otherwise one after another; with `idle`, only when that allows it. Shaders that are not loaded yet are
 * loaded first. Throws GpuError where a program does not compile, ContextLostError where the context is lost, and the reason of
 * `signal` once that is aborted.
 */
export async function compilePrograms(device: Device, all: Programs, options: CompileOptions = {}): Promise<void> {
  const { idle, signal } = options;
  const wanted = new Map([...all].filter(([key, { settings }]) => !isReady(device, key, settings)));
  if (wanted.size === 0) return;
  // The first picture's programs are not primed: it is drawn as soon as they are compiled. Later ones are primed.
  if (await loadShaders([...wanted.values()].map(({ kernel }) => kernel))) {
    const { Priming } = await import("./all-shaders.ts");
    device.priming ??= new Priming(device);
  }
  signal?.throwIfAborted();
  if (!idle) {
    await device.compiling.pass(() => compileAll(device, wanted, signal));
    return;
  }
  for (const program of wanted) {
    await idle();
    await device.compiling.pass(() => compileAll(device, new Map([program]), signal));
  }
}

function isReady({ programs, priming }: Device, key: string, settings: WantedProgram["settings"]): boolean {
  const linked = programs.linked(key);
  return linked !== null && (!priming || [...settings.keys()].every((setting) => priming.isDone(linked, setting)));
}

async function compileAll(device: Device, wanted: Programs, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await (device.programs.parallel ? compileTogether : compileInTurn)(device, wanted, signal);
  await fetchAll(device, wanted, signal);
  await primeInTurn(device, wanted, signal);
}

async function fetchAll(device: Device, wanted: Programs, signal?: AbortSignal): Promise<void> {
  const { programs, priming } = device;
  let began = performance.now();
  let finished = -1;
  for (const [key, { kernel, defines, settings }] of wanted) {
    if (device.lost) throw new ContextLostError();
    signal?.throwIfAborted();
    // Asking for uniforms would block until all earlier uploads and draws are done, so those are awaited first.
    if (device.draws !== finished) {
      finished = device.draws;
      await gpuDone(device);
    }
    programs.get(kernel, defines, key);
    if (priming) for (const setting of settings.values()) priming.prepare(setting);
    if (performance.now() - began < PIECE_MS) continue;
    await nextTask();
    began = performance.now();
  }
}

async function primeInTurn(device: Device, wanted: Programs, signal?: AbortSignal): Promise<void> {
  const { programs, priming } = device;
  if (!priming) return;
  const queue = new Fences(device);
  for (const [key, { kernel, defines, settings }] of wanted) {
    const program = programs.get(kernel, defines, key);
    for (const [name, setting] of settings) {
      signal?.throwIfAborted();
      if (priming.isDone(program, name)) continue;
      priming.prime(program, setting, name);
      await queue.add();
    }
  }
  await queue.end();
}

/**
 * Keeps the work given to the GPU only a little ahead of what it has done, so that the page's own drawing does not wait
 * for it.
 */
class Fences {
  readonly #device: Device;
  readonly #fences: Promise<void>[] = [];

  constructor(device: Device) {
    this.#device = device;
  }

  /** Call it after enqueuing work; resolves once little work is left in the queue. */
  async add(): Promise<void> {
    const fence = gpuDone(this.#device);
    fence.catch(() => {}); // a rejection surfaces where the fence is awaited
    this.#fences.push(fence);
    if (this.#fences.length > AHEAD) await this.#fences.shift();
  }

  async end(): Promise<void> {
    for (const fence of this.#fences) await fence;
  }
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

/**
 * For drivers that do not report when a program is ready: a fence enqueued after it does. Querying the program itself would
 * block the page.
 */
async function compileInTurn(device: Device, wanted: Programs, signal?: AbortSignal): Promise<void> {
  const queue = new Fences(device);
  for (const [key, { kernel, defines }] of wanted) {
    if (device.programs.linked(key)) continue;
    if (device.lost) throw new ContextLostError();
    signal?.throwIfAborted();
    device.programs.prepare(kernel, defines, key);
    await queue.add();
  }
  await queue.end();
}
