import { unlessLeaving } from "#data/request.ts";

/** Why a part of the app's own code did not arrive, in words for the student. */
export class CodeError extends Error {
  constructor(cause: unknown) {
    const what = cause instanceof Error ? cause.message : String(cause);
    super(
      `A part of the app could not be loaded: the connection may have dropped, or a newer version may have replaced this one. Your work is stored; reload the page to go on. What happened: ${what}`,
      { cause },
    );
  }
}

/** Loads a part of the app on demand. Throws a CodeError if it does not arrive. */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    // Leaving the page breaks off what it loads; that is no error to report.
    await unlessLeaving();
    throw new CodeError(error);
  }
}
