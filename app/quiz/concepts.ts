/** What the questions are about. Progress is told by concept, and the list of quizzes is grouped by topic. */

/** Groups of the list, in its order. */
export const TOPICS = {
  filters: { title: "Filters and their parameters", note: "Channels, filters, biases." },
  networks: { title: "Counting whole networks", note: "Layer by layer, up to the dense ones." },
  sizes: { title: "Sizes", note: "How large the output of a convolution or a pool is." },
  cost: { title: "Computation and memory", note: "Multiply-accumulates, operations, bytes." },
  fields: { title: "Receptive fields and strides", note: "How far a unit sees, and how far it moves." },
  matrices: { title: "Matrices and chains of layers", note: "A convolution as a linear map." },
  blocks: { title: "Blocks of well-known networks", note: "Shortcuts, groups, bottlenecks, normalisation." },
  values: { title: "Values and gradients by hand", note: "Small numbers, sums written out in full." },
  images: { title: "Images", note: "What neighbouring pixels have in common." },
  errors: { title: "Find the error", note: "Printed numbers, counted again." },
} as const;
export type Topic = keyof typeof TOPICS;

/** One idea each; mastery is told for each of them. A family names those without which it cannot be solved. */
export const CONCEPTS = {
  "filter-depth": "A filter spans all input channels",
  "filter-bank": "One filter for each output map",
  biases: "One bias for each output map",
  "weight-sharing": "The same weights at every position",
  "dense-layers": "A weight from every input to every unit",
  "counting-networks": "Counting layer by layer",
  "output-size": "How many windows fit",
  padding: "What padding does",
  pooling: "What pooling does",
  macs: "Multiply-accumulates",
  memory: "What has to be kept in memory",
  "receptive-field": "What a unit sees",
  strides: "Strides multiply",
  dilation: "Taps further apart",
  toeplitz: "A convolution as a matrix",
  chaining: "Layers with nothing in between",
  groups: "Filters that see only some channels",
  "one-by-one": "Mixing channels at one position",
  shortcuts: "Adding the input to the output",
  normalisation: "Normalisation and its trained parameters",
  "sums-by-hand": "The sum behind a value",
  gradients: "What a gradient sums over",
  equivariance: "Shift first or filter first",
  "health-of-units": "Dead and sparse units",
  "image-statistics": "Nearby pixels are alike",
  checking: "Checking other people’s numbers",
} as const;
export type Concept = keyof typeof CONCEPTS;
