/** Ways of rendering into float textures: a fallback ladder, from the fastest to the least demanding. */

/** One rung of the ladder. */
export interface Rung {
  /** Targets written at once. */
  readonly buffers: 8 | 4;
  readonly format: "rgba32f" | "rgba16f";
  /** Phases of the x axis: one gives the simplest kernels (see `Tensor`). */
  readonly phases: 4 | 1;
}

/**
 * Eight targets of 32-bit floats take 128 bytes per pixel; iPhones allow 64, older ones 32. One phase is for chips that
 * get the fast kernels wrong; it comes before 16-bit floats, which keep only three digits.
 */
export const LADDER: readonly [Rung, ...Rung[]] = [
  { buffers: 8, format: "rgba32f", phases: 4 },
  { buffers: 4, format: "rgba32f", phases: 4 },
  { buffers: 4, format: "rgba32f", phases: 1 },
  { buffers: 8, format: "rgba16f", phases: 4 },
  { buffers: 4, format: "rgba16f", phases: 4 },
];

/** A rung in words, for the user. */
export function rungText({ buffers, format, phases }: Rung): string {
  const digits = format === "rgba32f" ? "32-bit floats" : "16-bit floats";
  return `${digits}, ${buffers} render targets at once${phases === 1 ? ", plain kernels" : ""}`;
}

const SIDE = 4;

/**
 * Whether this many layers of an array texture can be rendered at once: clears a framebuffer and reads back its last
 * target, since some drivers claim to support targets that they do not write.
 */
export function holdsTargets(
  gl: WebGL2RenderingContext,
  { buffers, format }: Pick<Rung, "buffers" | "format">,
): boolean {
  if (
    Math.min(Number(gl.getParameter(gl.MAX_DRAW_BUFFERS)), Number(gl.getParameter(gl.MAX_COLOR_ATTACHMENTS))) < buffers
  )
    return false;
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  try {
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
    gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, format === "rgba32f" ? gl.RGBA32F : gl.RGBA16F, SIDE, SIDE, buffers);
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
    const targets = Array.from({ length: buffers }, (_, i) => gl.COLOR_ATTACHMENT0 + i);
    targets.forEach((point, i) => gl.framebufferTextureLayer(gl.FRAMEBUFFER, point, texture, 0, i));
    gl.drawBuffers(targets);
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) return false;
    targets.forEach((_, i) => gl.clearBufferfv(gl.COLOR, i, [i + 1, 0.5, -i, 256]));
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + buffers - 1);
    const texel = new Float32Array(4);
    gl.readPixels(SIDE - 1, SIDE - 1, 1, 1, gl.RGBA, gl.FLOAT, texel);
    return [buffers, 0.5, 1 - buffers, 256].every((value, i) => texel[i] === value);
  } finally {
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.deleteFramebuffer(framebuffer);
    gl.deleteTexture(texture);
  }
}
