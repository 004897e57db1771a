/** Limits of a device: anything beyond them is refused before it runs. */
export interface Limits {
  readonly maxDrawBuffers: number;
  /** Phases of the x axis that tensors may have: see `Rung`. */
  readonly maxPhases: 4 | 1;
  readonly maxLayers: number;
  readonly maxTextureSize: number;
  /** Bytes of textures that the app may use: WebGL does not say how much memory there is. */
  readonly maxBytes: number;
}

/** Two gibibytes, which a laptop's GPU can spare. */
const MAX_BYTES = 2 ** 31;
/** Maximum number of layers that a kernel writes to at once. */
const MOST_BUFFERS = 8;

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
    maxBytes: forced.maxBytes ?? MAX_BYTES,
  };
}
