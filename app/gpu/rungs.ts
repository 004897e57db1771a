/** How a device renders into float textures: a ladder, from the fastest way to the one that asks the least of it. */

/** One way. */
export interface Rung {
  /** Targets written at once. */
  readonly buffers: 8 | 4;
  readonly format: "rgba32f" | "rgba16f";
  /** Phases of the x axis: with one, kernels are the plainest there are (see `Tensor`). */
  readonly phases: 4 | 1;
}

/**
 * Eight targets of 32-bit floats are 128 bytes a pixel; phones of Apple hold 64, older ones 32. One phase is for chips
 * that get the fast kernels wrong, and comes before half floats, which keep three digits only.
 */
export const LADDER: readonly [Rung, ...Rung[]] = [
  { buffers: 8, format: "rgba32f", phases: 4 },
  { buffers: 4, format: "rgba32f", phases: 4 },
  { buffers: 4, format: "rgba32f", phases: 1 },
  { buffers: 8, format: "rgba16f", phases: 4 },
  { buffers: 4, format: "rgba16f", phases: 4 },
];

/** A rung in words. */
export function rungText({ buffers, format, phases }: Rung): string {
  const digits = format === "rgba32f" ? "32-bit floats" : "16-bit floats";
  return `${digits}, ${buffers} targets at once${phases === 1 ? ", plain kernels" : ""}`;
}

const SIDE = 4;

/**
 * Whether so many layers of an array texture can be rendered into at once: a framebuffer is made and filled, and its last
 * target read back. Drivers may say that they have targets which they do not write.
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
