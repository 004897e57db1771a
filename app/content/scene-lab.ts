/** How a scene hands the network on its stage to the lab. */
import type * as v from "valibot";
import type { Architecture, ParameterValues } from "#nn/types.ts";
import type { SceneValues, Shipped } from "./scene-types.ts";

/** A network with its weights. */
export interface StageNetwork {
  readonly architecture: Architecture;
  /** Null where the stage has none: the lab draws them, as for a network from its menu. */
  readonly values: ParameterValues | null;
  /** `shipped`: the lab's first network as it ships. `trained`: so were these. Otherwise written by hand or drawn. */
  readonly origin?: "shipped" | "trained";
}

/** What `lab.ts` in a scene's folder exports as `lab`. */
export interface SceneLab {
  readonly initial: SceneValues;
  /** One schema a setting. */
  readonly entries: v.ObjectEntries;
  /** The network that is on the stage for these settings. Rejects, in words, where its weights do not arrive. */
  readonly network: (settings: SceneValues, shipped: Shipped) => Promise<StageNetwork>;
}

interface LabState<Entries extends v.ObjectEntries> {
  readonly schema: v.ObjectSchema<Entries, undefined>;
  readonly initial: v.InferOutput<v.ObjectSchema<Entries, undefined>>;
}

/** Defines it, from the scene's state. */
export function defineLab<const Entries extends v.ObjectEntries>(
  { schema, initial }: LabState<Entries>,
  network: (
    state: v.InferOutput<v.ObjectSchema<Entries, undefined>>,
    shipped: Shipped,
  ) => StageNetwork | Promise<StageNetwork>,
): SceneLab {
  return {
    initial,
    entries: schema.entries,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what the scene's own schema accepted is passed on
    network: async (settings, shipped) => network(settings as typeof initial, shipped),
  };
}
