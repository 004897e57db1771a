/** The words in which a layer type is described. */

/** Whether values can be negative: never; only where one of the layer's inputs can; or whatever its inputs are. */
export type Sign = "never-negative" | "keeps" | "any";
