/** Finds where a training step first computes infinite values or NaN: checked on the GPU, piece by piece. */
import type { Device } from "#gpu/device.ts";
import { readTexture } from "#gpu/readback.ts";
import { Texture } from "#gpu/texture.ts";
import type { StepPiece, Trainer } from "./trainer.ts";

/** Where the first values of a run that are infinite or NaN were written. */
export interface Fault {
  /** Step, counted from 1. */
  readonly step: number;
  readonly part: StepPiece["part"];
  readonly layer: string;
}

/** How many values of each row of texels are infinite or NaN. Throws ContextLostError. */
async function countByRow(device: Device, source: Texture): Promise<Float32Array> {
  const counts = new Texture(device, "values that are not finite", 1, source.height, 1);
  try {
    device.draw({
      kernel: "reduce/not-finite.frag",
      inputs: { source },
      attachments: [{ texture: counts, layer: 0 }],
      viewport: [0, 0, 1, source.height],
      uniforms: { size: [source.width, source.layers] },
    });
    const texels = await readTexture(device, counts, [0, 0, 1, source.height], 0, 1);
    return Float32Array.from({ length: source.height }, (_, row) => texels[4 * row] ?? 0);
  } finally {
    counts.dispose();
  }
}

/** The layer for which a piece of a step wrote infinite values or NaN; null if there is none. */
async function faultyLayer(trainer: Trainer, { part, layer, tensors, slot }: StepPiece): Promise<string | null> {
  const { device, parameters, graph } = trainer.model;
  if (part === "loss") {
    const [score] = await trainer.loss.scores(trainer.step, trainer.step + 1);
    return Number.isFinite(score?.loss) ? null : (graph.nodes.at(-1)?.name ?? null);
  }
  for (const { texture } of tensors) {
    const counts = await countByRow(device, texture);
    if (counts.some((count) => count > 0)) return layer;
  }
  if (slot === null) return null;
  if (slot === "gradients") trainer.executor.finishGradients();
  const counts = await countByRow(device, parameters.texture(slot));
  const isFaulty = (name: string): boolean =>
    ["weight", "bias"].some((part) => {
      const view = parameters.view(`${name}.${part}`);
      return view !== null && counts.subarray(view.base, view.base + view.rows).some((count) => count > 0);
    });
  if (layer !== null) return isFaulty(layer) ? layer : null;
  return graph.nodes.find(({ name }) => isFaulty(name))?.name ?? null;
}

/**
 * Runs one step of training and finds where it first writes infinite values or NaN; null where all values are finite. Nothing
 * else may write into the model meanwhile. Throws ContextLostError.
 */
export async function findFault(trainer: Trainer): Promise<Fault | null> {
  let fault: Fault | null = null;
  const step = trainer.step + 1;
  for (const piece of trainer.running()) {
    const layer: string | null = fault ? null : await faultyLayer(trainer, piece);
    if (layer !== null) fault = { step, part: piece.part, layer };
  }
  return fault;
}
