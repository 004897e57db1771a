/** Units of the filters that ship, chosen by eye; frequencies by their place. Pure. */

/** The unit that is on the stage first, and the one that is asked about, each with the stripes that it answers most to. */
export const FIRST = { unit: 60, frequency: 5 } as const;
export const ASKED_UNIT = 59;
export const ASKED_FREQUENCY = 5;
/** A colour blob, and stripes that it answers. */
export const BLOB = { unit: 24, colours: "red-green", frequency: 0 } as const;
