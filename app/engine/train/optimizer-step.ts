import type { Device } from "#gpu/device.ts";
import type { Attachment } from "#gpu/framebuffers.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { ParameterStore, SlotName } from "../parameters/parameters.ts";

/** Well above the smallest 16-bit float: anything smaller is stored as zero, and must not be a divisor. */
const LEAST_HALF_EPS = 1e-6;

/** Slots that an optimiser keeps between steps, besides the values. */
const SLOTS: Readonly<Record<OptimizerSettings["kind"], readonly SlotName[]>> = {
  sgd: ["slot0"],
  adam: ["slot0", "slot1"],
  adamw: ["slot0", "slot1"],
};

/** Number of slots that an optimiser keeps per weight. */
export function slotsOf(kind: OptimizerSettings["kind"]): 1 | 2 {
  return SLOTS[kind].length === 1 ? 1 : 2;
}

/**
 * One update of all parameters from their gradients: torch.optim.SGD (momentum, no dampening) or
 * torch.optim.Adam or AdamW. `time` counts the updates since the slots were zero, from 1. Enqueues only.
 */
export function optimizerStep(device: Device, store: ParameterStore, settings: OptimizerSettings, time: number): void {
  const written: readonly SlotName[] = ["values", ...SLOTS[settings.kind]];
  // As many of the four layers at once as the draw buffers allow.
  const layers = [4, 2, 1].find((count) => count * written.length <= device.limits.maxDrawBuffers) ?? 1;
  const uniforms = optimizerUniforms(settings, time, device.targetFormat === "rgba16f" ? LEAST_HALF_EPS : 0);
  const [first, second] = SLOTS[settings.kind];
  const { bandRows } = store;
  for (let row = 0; row < store.rows; row += bandRows) {
    for (let layer = 0; layer < 4; layer += layers) drawBand(row, layer);
    for (const slot of written) store.renew(slot, row);
  }

  function drawBand(row: number, layer: number): void {
    const attachments = written.flatMap((slot) =>
      Array.from({ length: layers }, (_, l): Attachment => ({ texture: store.spare(slot), layer: layer + l })),
    );
    device.draw({
      kernel: settings.kind === "sgd" ? "optimizer/sgd.frag" : "optimizer/adam.frag",
      inputs: {
        values: store.texture("values"),
        gradients: store.texture("gradients"),
        ...(settings.kind === "sgd" && first ? { velocity: store.texture(first) } : {}),
        ...(settings.kind !== "sgd" && first && second
          ? { first_moment: store.texture(first), second_root: store.texture(second) }
          : {}),
      },
      attachments,
      viewport: [0, 0, store.width, Math.min(bandRows, store.rows - row)],
      uniforms: { ...uniforms, first_row: row },
      defines: { LAYERS: layers, FIRST: layer, ...(settings.kind === "adamw" ? { DECOUPLED: 1 } : {}) },
    });
  }
}

function optimizerUniforms(settings: OptimizerSettings, time: number, leastEps: number): Record<string, number> {
  if (settings.kind === "sgd")
    return { rate: settings.rate, momentum: settings.momentum, weight_decay: settings.weightDecay };
  const { rate, beta1, beta2, eps, weightDecay } = settings;
  return {
    step_size: rate / (1 - beta1 ** time),
    root_correction: Math.sqrt(1 - beta2 ** time),
    beta1,
    beta2,
    eps: Math.max(eps, leastEps),
    // Decoupled decay is scaled by the learning rate, as in torch.optim.AdamW.
    weight_decay: settings.kind === "adamw" ? rate * weightDecay : weightDecay,
  };
}
