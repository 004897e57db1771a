import type { Shipped } from "#content/scene-types.ts";
import { findDataSource } from "#data/sources.ts";
import { shippedWeights } from "#state/network/weights.ts";

/** What scenes can load. */
export const shipped: Shipped = {
  weights: shippedWeights,
  async images(id) {
    const source = findDataSource(id);
    return source ? source.load() : { ok: false, message: `There is no data set called "${id}".` };
  },
};
