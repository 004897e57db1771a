import type { Device } from "#gpu/device.ts";
import type { Attachment } from "#gpu/framebuffers.ts";
import { type Prepared, remembered } from "#gpu/prepared.ts";
import type { OptimizerSettings } from "#nn/optimizer-settings.ts";
import type { ParameterStore, SlotName } from "../parameters/parameters.ts";

/** Smallest eps of Adam with 16-bit floats: well above their smallest value, since a smaller root is stored as zero. */
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
 * The update of some rows of the parameters: a draw for each part of the layers, after which the new contents replace the
 * old.
 */
interface Band {
  readonly row: number;
  readonly draws: readonly Prepared[];
}

/**
 * Updates all parameters of a network from their gradients, as torch.optim.SGD (momentum without dampening), Adam (Kingma and
 * Ba 2015) or AdamW (Loshchilov and Hutter 2019).
 */
export class Optimizer {
  readonly #device: Device;
  readonly #store: ParameterStore;
  readonly #bands = remembered((kind: OptimizerSettings["kind"]) => this.#prepare(kind));
  /** Uniforms of the update under way. */
  #numbers: Readonly<Record<string, number>> = {};

  constructor(device: Device, store: ParameterStore) {
    this.#device = device;
    this.#store = store;
  }

  /**
   * One update. `time` counts the updates since the slots were zero, this one included; the gradients are divided by `scale`
   * (see `lossScale`). Enqueues only.
   */
  step(settings: OptimizerSettings, time: number, scale = 1): void {
    const { kind } = settings;
    const leastEps = this.#device.targetFormat === "rgba16f" ? LEAST_HALF_EPS : 0;
    this.#numbers = { ...optimizerNumbers(settings, time, leastEps), gradient_share: 1 / scale };
    for (const { row, draws } of this.#bands(kind)) {
      for (const draw of draws) draw.run();
      for (const slot of writtenBy(kind)) this.#store.renew(slot, row);
    }
  }

  #prepare(kind: OptimizerSettings["kind"]): readonly Band[] {
    const { bandRows, rows } = this.#store;
    // As many of the four layers at once as the draw buffers allow.
    const fit = (count: number): boolean => count * writtenBy(kind).length <= this.#device.limits.maxDrawBuffers;
    const layers = [4, 2, 1].find(fit) ?? 1;
    return Array.from({ length: Math.ceil(rows / bandRows) }, (_, band) => ({
      row: band * bandRows,
      draws: Array.from({ length: 4 / layers }, (_, i) => this.#drawOf(kind, band * bandRows, i * layers, layers)),
    }));
  }

  #drawOf(kind: OptimizerSettings["kind"], row: number, first: number, layers: number): Prepared {
    const store = this.#store;
    const [one, other] = SLOTS[kind].map((slot) => () => store.texture(slot));
    const numbers = Object.keys(this.#numbers).map((name) => [name, () => this.#numbers[name] ?? 0] as const);
    return this.#device.prepareDraw({
      kernel: kind === "sgd" ? "optimizer/sgd.frag" : "optimizer/adam.frag",
      inputs: {
        values: store.values,
        gradients: () => store.texture("gradients"),
        ...(kind === "sgd" && one ? { velocity: one } : {}),
        ...(kind !== "sgd" && one && other ? { first_moment: one, second_root: other } : {}),
      },
      attachments: () =>
        writtenBy(kind).flatMap((slot) =>
          Array.from({ length: layers }, (_, l): Attachment => ({ texture: store.spare(slot), layer: first + l })),
        ),
      viewport: [0, 0, store.width, Math.min(store.bandRows, store.rows - row)],
      uniforms: { first_row: row, ...Object.fromEntries(numbers) },
      defines: {
        LAYERS: layers,
        FIRST: first,
        ...(kind === "adamw" ? { DECOUPLED: 1 } : {}),
        // Only where gradients may be scaled, since it takes time.
        ...(this.#device.targetFormat === "rgba16f" ? { SCALED: 1 } : {}),
      },
    });
  }
}

function writtenBy(kind: OptimizerSettings["kind"]): readonly SlotName[] {
  return ["values", ...SLOTS[kind]];
}

function optimizerNumbers(settings: OptimizerSettings, time: number, leastEps: number): Record<string, number> {
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
