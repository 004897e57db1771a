/** Shaders that no pass over a network as it is draws with: gradients, losses, optimisers, measurements. */
export const trainingShaders = import.meta.glob<string>(
  [
    "../../shaders/**/*grad-*.frag",
    "../../shaders/batch-norm/running.frag",
    "../../shaders/softmax-cross-entropy/{batch-mean,sample}.frag",
    "../../shaders/{dropout,image,limits,optimizer,reduce}/*.frag",
  ],
  { query: "?raw", import: "default", eager: true },
);
