/** What a device holds: textures and channels beyond this are refused before anything runs. */
export interface Limits {
  readonly maxDrawBuffers: number;
  /** Phases of the x axis that tensors may have: see `Rung`. */
  readonly maxPhases: 4 | 1;
  readonly maxLayers: number;
  readonly maxTextureSize: number;
  /** Bytes of textures that the app lets itself take: WebGL does not tell what there is. */
  readonly maxBytes: number;
}

/** Two gibibytes: what a laptop's graphics has to spare. */
const MAX_BYTES = 2 ** 31;
/** Kernels write into so many layers at most. */
const MOST_BUFFERS = 8;

/** The limits of a context, or lower ones that are forced to test small devices. */
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
