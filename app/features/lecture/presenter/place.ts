/** Stands in the address of the presenter's window instead of a scene's id; no scene may have this id. */
export const NOTES = "notes";
