/** What the questions are about. Progress is told by concept, and the list of quizzes is grouped by topic. */

/** Groups of the list, in its order. */
export const TOPICS = {
  filters: { title: "Filters and their parameters", note: "Channels, filters, biases." },
  networks: { title: "Counting whole networks", note: "Layer after layer, up to the dense ones." },
  sizes: { title: "Sizes", note: "What comes out of a convolution or a pool." },
  cost: { title: "Computation and memory", note: "Multiply-accumulates, operations, bytes." },
  fields: { title: "Receptive fields and strides", note: "How far a unit sees, and how far it moves." },
  matrices: { title: "Matrices and chains of layers", note: "What a convolution is among linear maps." },
  blocks: { title: "Blocks of known networks", note: "Shortcuts, groups, bottlenecks, normalisation." },
  values: { title: "Values and gradients by hand", note: "Small numbers, whole sums." },
  images: { title: "Images", note: "What neighbouring pixels tell." },
  errors: { title: "Find the error", note: "Numbers in print, counted once more." },
} as const;
export type Topic = keyof typeof TOPICS;

/** One idea each; mastery is told for each of them. A family names those without which it cannot be solved. */
export const CONCEPTS = {
  "filter-depth": "A filter spans all input channels",
  "filter-bank": "One filter for each output map",
  biases: "One bias for each output map",
  "weight-sharing": "The same weights at every place",
  "dense-layers": "A weight from every input to every unit",
  "counting-networks": "Counting layer by layer",
  "output-size": "How many windows fit",
  padding: "What padding does",
  pooling: "What pooling does",
  macs: "Multiply-accumulates",
  memory: "What has to be kept",
  "receptive-field": "What a unit sees",
  strides: "Strides multiply",
  dilation: "Taps further apart",
  toeplitz: "A convolution as a matrix",
  chaining: "Layers without anything between",
  groups: "Filters that see some channels only",
  "one-by-one": "Mixing channels at one place",
  shortcuts: "Adding the input to the output",
  normalisation: "Normalisation and what it trains",
  "sums-by-hand": "The sum that makes a value",
  gradients: "What a gradient adds up",
  equivariance: "Shift first or filter first",
  "health-of-units": "Reading units",
  "image-statistics": "Near pixels are alike",
  checking: "Counting what others have counted",
} as const;
export type Concept = keyof typeof CONCEPTS;
