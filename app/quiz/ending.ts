/**
 * How a question ended, when it ended for the first time: what comes after that does not count. `unknown`: it was
 * counted by a version of the app that did not keep this.
 */
export const ENDINGS = ["open", "first-try", "solved", "given-up", "unknown"] as const;
export type Ending = (typeof ENDINGS)[number];
