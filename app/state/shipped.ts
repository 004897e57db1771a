import type { shippedWeights } from "./network/shipped-weights.ts";
import { CodeError, loadCode } from "./load-code.ts";

/** Calls code that is loaded at first use. A failure to load it is a result, not an exception. */
async function ask<Module, T>(
  load: () => Promise<Module>,
  get: (module: Module) => Promise<T>,
): Promise<T | { readonly ok: false; readonly message: string }> {
  try {
    return await get(await loadCode(load));
  } catch (error) {
    if (error instanceof CodeError) return { ok: false, message: error.message };
    throw error;
  }
}

/** What scenes can load: weights and images that ship with the app, and the lab's network. */
export const shipped = {
  weights: (...of: Parameters<typeof shippedWeights>) =>
    ask(
      () => import("./network/shipped-weights.ts"),
      (module) => module.shippedWeights(...of),
    ),
  images: (id: string) =>
    ask(
      () => import("#data/sources.ts"),
      async ({ findDataSource }) =>
        findDataSource(id)?.load() ?? { ok: false as const, message: `There is no data set called "${id}".` },
    ),
  async lab() {
    const { labNetwork } = await loadCode(() => import("./labs/lab-network.ts"));
    return labNetwork();
  },
};
