import { Device, type DeviceOptions } from "./device.ts";
import { holdsTargets, LADDER, type Rung } from "./rungs.ts";

/** Why there is no device; `computes-wrongly`: every rung left on `LADDER` fails. */
export type DeviceProblem = "no-webgl2" | "no-float-targets" | "computes-wrongly";
/** A device, or why there is none, with a message for the student. */
export type DeviceResult =
  | { readonly ok: true; readonly device: Device }
  | { readonly ok: false; readonly problem: DeviceProblem; readonly message: string };

const NO_WEBGL2 =
  "This browser does not support WebGL 2, which Receptive needs for computing. Use a current Chrome, Edge, Firefox or Safari, and check that graphics acceleration is switched on in its settings.";

/** Says what is wrong with a chip, naming it, and what to do. */
function messageOf(problem: Exclude<DeviceProblem, "no-webgl2">, renderer: string): string {
  return problem === "no-float-targets"
    ? `This graphics chip (${renderer}) or its driver cannot render into floating-point textures (EXT_color_buffer_float or EXT_color_buffer_half_float), which Receptive needs for computing. Another browser or a newer graphics driver may support it.`
    : `This graphics chip (${renderer}) or its driver gives wrong results compared with the CPU, whichever way Receptive computes. Another browser or a newer graphics driver may help.`;
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

/** Large enough for the images of a common screen: enlarging a canvas later blocks the page until the GPU is idle. */
const CANVAS = [1024, 256] as const;

/**
 * Creates a compute canvas: an OffscreenCanvas if it supports WebGL 2; otherwise an unattached element, as in WebKit
 * for Linux and Safari before 17, whose offscreen canvases support only 2-D.
 */
export function createComputeCanvas(): OffscreenCanvas | HTMLCanvasElement {
  const [width, height] = CANVAS;
  const offScreen = typeof OffscreenCanvas === "undefined" ? null : new OffscreenCanvas(width, height);
  try {
    // A canvas keeps its context: later calls get the same one.
    if (offScreen?.getContext("webgl2", CONTEXT)) return offScreen;
  } catch {
    // Some older browsers throw on an unknown context type.
  }
  return Object.assign(document.createElement("canvas"), { width, height });
}

/** Opens (or, after a restored context, reopens) the device on a canvas, on the first rung of `LADDER` that it supports. */
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

/** Whether a rung is within the limits given in the options. */
function isAllowed({ buffers, format }: Rung, { halfFloat, limits }: DeviceOptions): boolean {
  return (halfFloat !== true || format === "rgba16f") && buffers <= Math.max(4, limits?.maxDrawBuffers ?? buffers);
}

/** Whether the context can render as a rung requires. */
function canRender(gl: WebGL2RenderingContext, rung: Rung): boolean {
  const whole = gl.getExtension("EXT_color_buffer_float");
  const isNamed = whole ?? (rung.format === "rgba16f" ? gl.getExtension("EXT_color_buffer_half_float") : null);
  return isNamed !== null && holdsTargets(gl, rung);
}

/** The browser's name for the graphics chip or software renderer. */
export function rendererOf(gl: WebGL2RenderingContext): string {
  const info = gl.getExtension("WEBGL_debug_renderer_info");
  return String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

/** Whether this is a software renderer: Chromium's SwiftShader, recognised by its name. */
function isSoftware(gl: WebGL2RenderingContext): boolean {
  return /swiftshader/i.test(rendererOf(gl));
}
