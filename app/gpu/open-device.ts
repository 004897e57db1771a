import { Device, type DeviceOptions } from "./device.ts";
import { holdsTargets, LADDER, type Rung } from "./rungs.ts";

export type DeviceProblem = "no-webgl2" | "no-float-targets" | "computes-wrongly";
export type DeviceResult =
  | { readonly ok: true; readonly device: Device }
  | { readonly ok: false; readonly problem: DeviceProblem; readonly message: string };

const NO_WEBGL2 =
  "This browser offers no WebGL 2, which Receptive computes with. Use a current Chrome, Edge, Firefox or Safari, and check that graphics acceleration is switched on in its settings.";

/** What is wrong with a chip, by name, and what to do. */
function messageOf(problem: Exclude<DeviceProblem, "no-webgl2">, renderer: string): string {
  return problem === "no-float-targets"
    ? `This graphics chip (${renderer}) or its driver cannot render into floating-point textures (EXT_color_buffer_float or EXT_color_buffer_half_float), which Receptive stores its numbers in. Another browser, or a newer graphics driver, may offer it.`
    : `This graphics chip (${renderer}) or its driver gets wrong results in every way that Receptive can compute in; they were compared with the processor's. Another browser, or a newer graphics driver, may help.`;
}

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
  const wanted = options.rung ?? 0;
  const rung = LADDER.findIndex((each, i) => i >= wanted && isAllowed(each, options) && canRender(gl, each));
  const { buffers, format, phases } = LADDER[rung] ?? {};
  if (!buffers) {
    const problem = wanted === 0 ? "no-float-targets" : "computes-wrongly";
    return { ok: false, problem, message: messageOf(problem, rendererOf(gl)) };
  }
  const limits = {
    ...options.limits,
    maxDrawBuffers: Math.min(buffers, options.limits?.maxDrawBuffers ?? buffers),
    maxPhases: options.limits?.maxPhases ?? phases ?? 4,
  };
  const software = options.isSoftware ?? isSoftware(gl);
  return {
    ok: true,
    device: new Device(canvas, gl, { ...options, rung, limits, halfFloat: format === "rgba16f", isSoftware: software }),
  };
}

/** Whether a rung asks for no more than the device is to have. */
function isAllowed({ buffers, format }: Rung, { halfFloat, limits }: DeviceOptions): boolean {
  return (halfFloat !== true || format === "rgba16f") && buffers <= Math.max(4, limits?.maxDrawBuffers ?? buffers);
}

/** Whether the context can render as a rung has it. */
function canRender(gl: WebGL2RenderingContext, rung: Rung): boolean {
  const whole = gl.getExtension("EXT_color_buffer_float");
  const isNamed = whole ?? (rung.format === "rgba16f" ? gl.getExtension("EXT_color_buffer_half_float") : null);
  return isNamed !== null && holdsTargets(gl, rung);
}

/** What the browser calls the graphics chip, or what draws in its place. */
export function rendererOf(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

/** Whether the processor draws, for want of a graphics card: Chromium's SwiftShader, which is told by its name. */
function isSoftware(gl: WebGL2RenderingContext): boolean {
  return /swiftshader/i.test(rendererOf(gl));
}
