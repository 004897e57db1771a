/** Where the presenter's window is: a place in the lecture that is no scene; none may have its name. */
export const NOTES = "notes";
