import type { Shipped } from "#content/scene-types.ts";
import { loadDataset } from "#data/load.ts";
import { shippedWeights } from "#state/network/weights.ts";

/** What scenes can ask for. */
export const shipped: Shipped = {
  weights: shippedWeights,
  async images(id) {
    const [train, test] = await Promise.all([loadDataset(id, "train"), loadDataset(id, "test")]);
    if (!train.ok) return train;
    return test.ok ? { ok: true, train: train.dataset, test: test.dataset } : test;
  },
};
