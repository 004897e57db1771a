/** A bug of ours, or a driver that rejected a shader. Not written for students. */
export class GpuError extends Error {
  override readonly name: string = "GpuError";
}

/** The device's limits were exceeded: memory or texture size. The message, with the numbers, is shown to students. */
export class CapacityError extends GpuError {
  override readonly name = "CapacityError";
}

/** The context is lost; whatever was waiting for a result must be rebuilt on the restored context. */
export class ContextLostError extends Error {
  override readonly name = "ContextLostError";
  constructor() {
    super(
      "The browser lost the graphics context. Computing resumes from the last checkpoint as soon as it is restored.",
    );
  }
}
