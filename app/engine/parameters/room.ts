import { CapacityError } from "#gpu/errors.ts";
import type { Limits } from "#gpu/limits.ts";

/** A number of bytes in text, in millions: `1,234 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;
}

/** Throws CapacityError if `more` bytes of textures do not fit beside the `used` ones; `what` says what they are for. */
export function assertRoom(limits: Limits, used: number, more: number, what: readonly string[]): void {
  if (used + more <= limits.maxBytes) return;
  throw new CapacityError(
    `This needs ${megabytes(more)} of textures (${what.join(", ")}) in addition to the ${megabytes(used)} in use; on this device the app uses up to ${megabytes(limits.maxBytes)}. Use a smaller network, image or batch.`,
  );
}
