/** Why images could not be had, wherever they were to come from. Pure. */

export type LoadFailureKind =
  /** No data set has this id. */
  | "unknown"
  /** What holds the images is not there. */
  | "missing"
  /** A server refused. */
  | "server"
  /** A server did not answer. */
  | "offline"
  /** The connection broke. */
  | "interrupted"
  /** Less came than should have. */
  | "truncated"
  | "damaged"
  /** It is in another format, or another data set. */
  | "not-ours"
  /** It is in a format of a later version. */
  | "newer"
  /** Whoever asked changed their mind. */
  | "stopped";

export interface LoadFailure {
  readonly ok: false;
  readonly kind: LoadFailureKind;
  /** What happened and what to do, for the student. */
  readonly message: string;
  readonly canRetry: boolean;
}

/** A failure as data; most can be tried again. */
export function loadFailure(kind: LoadFailureKind, message: string, canRetry = true): LoadFailure {
  return { ok: false, kind, message, canRetry };
}
