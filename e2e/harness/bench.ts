/** The benchmark page: alternates between our engine and TensorFlow.js (webgl); each block ends by reading a pixel. */
import * as tf from "@tensorflow/tfjs";
import { type Device } from "#gpu/device.ts";
import { Texture } from "#gpu/texture.ts";
import { relativeError } from "./golden-format.ts";
import { openDevice } from "./open-device.ts";
import { sidesOf, type Side } from "./bench-sides.ts";
import { parseWorkload } from "./bench-workload.ts";

export interface BenchRow {
  readonly name: string;
  readonly ours: number;
  /** Null if TensorFlow.js cannot run it: `refusal` says why. */
  readonly theirs: number | null;
  readonly ratio: number | null;
  readonly refusal: string | null;
  /** 10^9 multiply-accumulates a second of ours; null where a workload has none. */
  readonly gmacs: number | null;
  /** Launches of one run, and the page's own time for one of them, in microseconds: nothing is waited for. */
  readonly launches: number;
  readonly launchUs: number;
  /** Time from nothing compiled to the first result, ms. */
  readonly firstMs: number;
  /** Largest relative difference between the two results. */
  readonly difference: number | null;
  /** Whose graphics context was lost meanwhile: its figures are void. */
  readonly lost: readonly string[];
  /** Our launches one by one, if asked for. */
  readonly profile: readonly LaunchTime[];
}

/** Launches of a run that are alike, each timed with the GPU idle before and after. */
export interface LaunchTime {
  readonly kernel: string;
  readonly texels: string;
  readonly count: number;
  readonly ms: number;
}

const ROUNDS = 9;
/** What is timed lasts about this long, so that the clock's resolution does not matter. */
const BLOCK_MS = 60;
const MOST_RUNS = 2000;
/** Launches that are handed over at once to time the page alone: few enough that it never waits for the GPU. */
const BURST = 120;
const BURSTS = 25;

let device: Device | null = null;

function currentDevice(): Device {
  device ??= openDevice({}, false);
  return device;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function block(side: Pick<Side, "run" | "sync">, runs: number): number {
  const started = performance.now();
  for (let i = 0; i < runs; i++) side.run();
  side.sync();
  return performance.now() - started;
}

/** Time of a run by slope: that of many runs less that of few, so that waiting for the result does not count. */
function slope(side: Pick<Side, "run" | "sync">, runs: number): number {
  const few = Math.floor(runs / 4);
  return (block(side, few + runs) - block(side, few)) / runs;
}

/** Runs that last long enough to be timed; the side has run before. */
function runsFor(side: Pick<Side, "run" | "sync">): number {
  for (let runs = 1; ; runs *= 2) {
    const took = block(side, runs);
    if (took > BLOCK_MS / 2 || 2 * runs > MOST_RUNS)
      return Math.max(1, Math.min(MOST_RUNS, Math.round((BLOCK_MS / took) * runs)));
  }
}

/** The page's own time for a launch, in microseconds. */
function launchTime(side: Side, launches: number): number {
  const runs = Math.max(1, Math.round(BURST / launches));
  const times = Array.from({ length: BURSTS }, () => {
    side.sync();
    const started = performance.now();
    for (let i = 0; i < runs; i++) side.run();
    return performance.now() - started;
  });
  side.sync();
  return (1000 * median(times)) / (runs * launches);
}

/** Whose context is gone. */
function lostContexts(own: Device): string[] {
  const { gpgpu } = tf.backend() as tf.KernelBackend & { readonly gpgpu?: { readonly gl: WebGL2RenderingContext } };
  return [...(own.lost ? ["ours"] : []), ...(gpgpu?.gl.isContextLost() ? ["TensorFlow.js's"] : [])];
}

/** Why TensorFlow.js cannot run a workload here (textures too large, mostly); null if it did. */
function refusalOf(side: Side): string | null {
  try {
    side.run();
    side.sync();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Waits for the GPU by reading a pixel of what was just drawn. */
function finish({ gl }: Device): void {
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, new Float32Array(4));
}

/** Measures each launch of a run separately, several times; equal ones are added up. */
function profile(own: Device, side: Side): LaunchTime[] {
  const times: number[][] = [];
  const names: Omit<LaunchTime, "ms" | "count">[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let at = 0;
    let began = 0;
    own.onDraw = (kernel, [, , width, height]) => {
      finish(own);
      (times[at] ??= []).push(performance.now() - began);
      names[at] = { kernel, texels: `${width} x ${height}` };
      at++;
      began = performance.now();
    };
    side.sync();
    began = performance.now();
    side.run();
  }
  own.onDraw = null;
  const groups = new Map<string, LaunchTime>();
  for (const [i, name] of names.entries()) {
    const key = `${name.kernel} ${name.texels}`;
    const { count, ms } = groups.get(key) ?? { count: 0, ms: 0 };
    groups.set(key, { ...name, count: count + 1, ms: ms + median(times[i] ?? []) });
  }
  return [...groups.values()];
}

const api = {
  ready: true,
  async prepare(): Promise<string> {
    await tf.setBackend("webgl");
    await tf.ready();
    const { gl } = currentDevice();
    const info = gl.getExtension("WEBGL_debug_renderer_info");
    return info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : "unknown";
  },
  /** Multiply-adds in registers, of vectors and as products with a matrix (GMAC/s), and RGBA32F texels read (G/s). */
  limits(): { readonly gmacs: number; readonly matrixGmacs: number; readonly fetches: number } {
    const own = currentDevice();
    const size = 256;
    const target = new Texture(own, "limit", size, size, 1);
    const source = new Texture(own, "limit-source", 64, 64, 1);
    const measure = (kernel: string, perFragment: number): number => {
      const run = (): void =>
        own.draw({
          kernel,
          inputs: kernel.includes("fetch") ? { source } : {},
          attachments: [{ texture: target, layer: 0 }],
          viewport: [0, 0, size, size],
          uniforms: kernel.includes("fetch") ? {} : { seed: 1 },
        });
      const sync = (): void => {
        own.bindForReading(target, 0);
        finish(own);
      };
      const side = { run, sync };
      block(side, 1);
      const runs = runsFor(side);
      const times = Array.from({ length: ROUNDS }, () => slope(side, runs));
      return (size * size * perFragment) / (median(times) * 1e6);
    };
    const result = {
      gmacs: measure("limits/multiply-add.frag", 512 * 8 * 4),
      matrixGmacs: measure("limits/matrix.frag", 512 * 8 * 16),
      fetches: measure("limits/fetch.frag", 256 * 8),
    };
    target.dispose();
    source.dispose();
    return result;
  },
  /** Measures one workload, alternating between both sides. Throws on unknown fields and operations. */
  async run(json: unknown, withProfile = false): Promise<BenchRow> {
    const workload = parseWorkload(json);
    const own = currentDevice();
    const sides = sidesOf(own, workload);
    try {
      const started = performance.now();
      sides.ours.run();
      sides.ours.sync();
      const firstMs = performance.now() - started;
      const refusal = refusalOf(sides.theirs);
      const result = await sides.ours.result();
      const difference = refusal === null ? relativeError(result, await sides.theirs.result()) : null;
      const before = own.draws;
      sides.ours.run();
      const launches = own.draws - before;
      sides.ours.sync();
      const runs = { ours: runsFor(sides.ours), theirs: refusal === null ? runsFor(sides.theirs) : 0 };
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        ours.push(slope(sides.ours, runs.ours));
        if (refusal === null) theirs.push(slope(sides.theirs, runs.theirs));
      }
      const a = median(ours);
      const b = refusal === null ? median(theirs) : null;
      return {
        name: workload.name,
        ours: a,
        theirs: b,
        ratio: b === null ? null : b / a,
        refusal,
        gmacs: sides.macs > 0 ? sides.macs / (a * 1e6) : null,
        launches,
        launchUs: launchTime(sides.ours, launches),
        lost: lostContexts(own),
        firstMs,
        difference,
        profile: withProfile ? profile(own, sides.ours) : [],
      };
    } finally {
      sides.dispose();
    }
  },
};

declare global {
  interface Window {
    bench: typeof api;
  }
}
window.bench = api;
