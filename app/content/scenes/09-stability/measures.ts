/** What a distance is measured by. */
export const MEASURES = ["pixels", "layer1", "layer2", "layer3", "pooled"] as const;
export type Measure = (typeof MEASURES)[number];

/** Those that are asked about. */
export const RESPONDING = MEASURES.filter((measure) => measure !== "pixels");
export type Responding = (typeof RESPONDING)[number];
