/** AlexNet's layers with weights, by the names of the paper's readers: the dense ones count on. */
export const LAYERS = ["conv1", "conv2", "conv3", "conv4", "conv5", "fc6", "fc7", "fc8"] as const;
export type LayerName = (typeof LAYERS)[number];
