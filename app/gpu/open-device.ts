import { Device, type DeviceOptions } from "./device.ts";

export type DeviceProblem = "no-webgl2" | "no-float-targets";
export type DeviceResult =
  | { readonly ok: true; readonly device: Device }
  | { readonly ok: false; readonly problem: DeviceProblem; readonly message: string };

const NO_WEBGL2 =
  "This browser offers no WebGL 2, which Receptive computes with. Use a current Chrome, Edge, Firefox or Safari, and check that graphics acceleration is switched on in its settings.";
const NO_FLOAT_TARGETS =
  "This graphics driver cannot render into floating-point textures (EXT_color_buffer_float or EXT_color_buffer_half_float), which Receptive stores its numbers in. Another browser, or a newer graphics driver, may offer it.";

const CONTEXT: WebGLContextAttributes = {
  alpha: true,
  antialias: false,
  depth: false,
  stencil: false,
  preserveDrawingBuffer: false,
  powerPreference: "high-performance",
  failIfMajorPerformanceCaveat: false,
};

/** Room for the pictures of a common screen: to make a canvas larger later holds the page until the GPU is at rest. */
const CANVAS = [1024, 256] as const;

/**
 * Makes a compute canvas: off screen where that can hold WebGL 2, an unattached element elsewhere, as in WebKit for Linux
 * and Safari before 17, whose canvases off screen know two dimensions only.
 */
export function createComputeCanvas(): OffscreenCanvas | HTMLCanvasElement {
  const [width, height] = CANVAS;
  const offScreen = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(width, height);
  try {
    // The context stays the canvas's own: whoever asks for it later gets the same.
    if (offScreen?.getContext("webgl2", CONTEXT)) return offScreen;
  } catch {
    // Of older browsers some refuse the very name.
  }
  return Object.assign(document.createElement("canvas"), { width, height });
}

/** Opens (or, after a restored context, reopens) the device on a canvas. */
export function createDevice(canvas: OffscreenCanvas | HTMLCanvasElement, options: DeviceOptions = {}): DeviceResult {
  const gl = canvas.getContext("webgl2", CONTEXT);
  if (!gl) return { ok: false, problem: "no-webgl2", message: NO_WEBGL2 };
  const halfFloat = options.halfFloat === true || !gl.getExtension("EXT_color_buffer_float");
  if (halfFloat && !gl.getExtension("EXT_color_buffer_half_float"))
    return { ok: false, problem: "no-float-targets", message: NO_FLOAT_TARGETS };
  const sampled = options.sampled ?? isSoftware(gl);
  return { ok: true, device: new Device(canvas, gl, { ...options, halfFloat, sampled }) };
}

/** Whether the processor draws, for want of a graphics card: Chromium's SwiftShader, which is told by its name. */
function isSoftware(gl: WebGL2RenderingContext): boolean {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return /swiftshader/i.test(String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER)));
}
