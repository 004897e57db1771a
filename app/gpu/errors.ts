/** A mistake in our own code, or a driver that refused our shader. Students never see these as advice. */
export class GpuError extends Error {
  override readonly name: string = "GpuError";
}

/** More was asked for than the device holds: too much memory, or textures too large. Students see the message: what, in numbers. */
export class CapacityError extends GpuError {
  override readonly name = "CapacityError";
}

/** The context is gone; whoever was waiting for a result must be built again on the restored context. */
export class ContextLostError extends Error {
  override readonly name = "ContextLostError";
  constructor() {
    super(
      "The graphics context was lost. It is rebuilt from the last checkpoint as soon as the browser gives it back.",
    );
  }
}
