/** The place of the presenter's window in the lecture's addresses, where scenes have their ids; no scene may have this id. */
export const NOTES = "notes";
