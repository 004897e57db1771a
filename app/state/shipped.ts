import { findDataSource } from "#data/sources.ts";
import { shippedWeights } from "./network/weights.ts";

/** What scenes can ask for. */
export const shipped = {
  weights: shippedWeights,
  async images(id: string) {
    const source = findDataSource(id);
    return source ? source.load() : { ok: false as const, message: `There is no data set called "${id}".` };
  },
  async lab() {
    const { labNetwork } = await import("./labs/lab-network.ts");
    return labNetwork();
  },
};
