import { mostBytes } from "./memory.ts";

/** Limits of a device: anything beyond them is refused before it runs. */
export interface Limits {
  readonly maxDrawBuffers: number;
  /** Phases of the x axis that tensors may have: see `Rung`. */
  readonly maxPhases: 4 | 1;
  readonly maxLayers: number;
  readonly maxTextureSize: number;
  /** Bytes of textures that the app may use: WebGL does not say how much memory there is. */
  readonly maxBytes: number;
  /** Multiply-adds that a draw may take before it is split, and fragments that each piece keeps: see `Device.working`. */
  readonly maxWork: number;
  readonly fewFragments: number;
}

/** Maximum number of texture layers that a kernel writes at once. */
const MOST_BUFFERS = 8;

/** Multiply-adds that take a weak graphics chip 50 ms. */
const MAX_WORK = 2 ** 30;
/** Fragments that even a large chip needs to be busy. */
const FEW_FRAGMENTS = 2 ** 12;

/** The limits of a context, or lower ones to test small devices. */
export function limitsOf(gl: WebGL2RenderingContext, forced: Partial<Limits> = {}): Limits {
  const limit = (name: number, most = Number.POSITIVE_INFINITY): number =>
    Math.min(gl.getParameter(name) as number, most);
  return {
    maxDrawBuffers: Math.min(
      MOST_BUFFERS,
      limit(gl.MAX_DRAW_BUFFERS, forced.maxDrawBuffers),
      limit(gl.MAX_COLOR_ATTACHMENTS),
    ),
    maxPhases: forced.maxPhases ?? 4,
    maxLayers: limit(gl.MAX_ARRAY_TEXTURE_LAYERS, forced.maxLayers),
    maxTextureSize: limit(gl.MAX_TEXTURE_SIZE, forced.maxTextureSize),
    maxBytes: forced.maxBytes ?? mostBytes(navigator),
    maxWork: forced.maxWork ?? MAX_WORK,
    fewFragments: forced.fewFragments ?? FEW_FRAGMENTS,
  };
}
