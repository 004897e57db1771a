/** Pages in the addresses of the quizzes that are no quiz; no family may have these ids. */

/** Picks the next question, and goes there. */
export const PRACTICE = "practice";
/** What the student knows, and the results as files. */
export const PROGRESS = "progress";
/** Where a teacher puts a set together. */
export const MAKE_SET = "make-set";
/** Where a student answers a set. */
export const TAKE_SET = "set";
/** Where a class is asked. */
export const IN_CLASS = "in-class";
