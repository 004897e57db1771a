/** Why images could not be loaded, whatever their source. Pure. */

export type LoadFailureKind =
  /** No data set has this id. */
  | "unknown"
  /** The file with the images does not exist. */
  | "missing"
  /** The server refused. */
  | "server"
  /** The server did not respond. */
  | "offline"
  /** The connection was lost. */
  | "interrupted"
  /** Less data arrived than expected. */
  | "truncated"
  | "damaged"
  /** It has another format, or is another data set. */
  | "not-ours"
  /** Its format is from a newer version. */
  | "newer"
  /** The caller cancelled. */
  | "stopped";

export interface LoadFailure {
  readonly ok: false;
  readonly kind: LoadFailureKind;
  /** What happened and what to do, for the student. */
  readonly message: string;
  readonly canRetry: boolean;
}

/** A failure as data; most can be retried. */
export function loadFailure(kind: LoadFailureKind, message: string, canRetry = true): LoadFailure {
  return { ok: false, kind, message, canRetry };
}
