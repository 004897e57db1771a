/** Places among the quizzes that are no quiz; no family may have their names. */

/** Where a teacher puts a set together. */
export const MAKE_SET = "make-set";
/** Where a student answers one. */
export const TAKE_SET = "set";
