/** The networks that scenes hand to the lab. They are found by reading the folder: a new one is covered by being there. */
import { existsSync, readdirSync } from "node:fs";
import { expect, test } from "@playwright/test";
import type * as v from "valibot";
import type { SceneLab } from "#content/scene-lab.ts";
import type { SceneValues, Shipped } from "#content/scene-types.ts";
import { bankGraph } from "#content/scenes/06-channels/bank.ts";
import { cellNetwork } from "#content/scenes/01-cells/network.ts";
import { layerNetwork } from "#content/scenes/18-alexnet/filters.ts";
import { nodeParameters, graphOf, lower } from "#nn/graph.ts";
import { initialValues } from "#nn/initialise.ts";
import { parseArchitecture } from "#nn/parse-architecture.ts";
import { defaultNetwork } from "#nn/zoo/digits.ts";

const FOLDER = new URL("../../app/content/scenes/", import.meta.url);
const labs = await Promise.all(
  readdirSync(FOLDER)
    .filter((name) => existsSync(new URL(`${name}/lab.ts`, FOLDER)))
    .map(async (name) => {
      const { lab } = (await import(new URL(`${name}/lab.ts`, FOLDER).href)) as { readonly lab: SceneLab };
      return { name, lab };
    }),
);

const shippedNetworks = { digits: defaultNetwork, cells: cellNetwork, filters: layerNetwork };
const shipped: Shipped = {
  weights: async (of = "digits") => ({ ok: true, values: initialValues(graphOf(shippedNetworks[of]), 4) }),
  images: async () => ({ ok: false, message: "no images here" }),
  lab: async () => null,
};

/** Every state that differs from the first one in one choice. */
function statesOf({ initial, entries }: SceneLab): readonly SceneValues[] {
  const others = Object.entries(entries).flatMap(([name, schema]) => {
    const options: readonly unknown[] =
      "options" in schema ? ((schema as v.PicklistSchema<[], undefined>).options ?? []) : [];
    const flags = schema.type === "boolean" ? [true, false] : [];
    return [...options, ...flags].map((value) => ({ ...initial, [name]: value }));
  });
  return [initial, ...others];
}

test("there are networks to open", () => {
  expect(labs.length).toBeGreaterThan(8);
});

for (const { name, lab } of labs) {
  test(`${name}: whatever is chosen, the lab can build and store its network, and no weight is missing of those that it brings`, async () => {
    for (const state of statesOf(lab)) {
      const { architecture, values } = await lab.network(state, shipped);
      expect(parseArchitecture(JSON.parse(JSON.stringify(architecture)))).toEqual({ ok: true, architecture });
      const lowering = lower(architecture);
      if (!lowering.ok) throw new Error(`${JSON.stringify(state)}: ${lowering.reason}`);
      const { graph } = lowering;
      const wanted = graph.nodes.flatMap((node) =>
        nodeParameters(node, graph).map(
          (each) => [`${node.name}.${each.name}`, each.shape.reduce((product, size) => product * size, 1)] as const,
        ),
      );
      if (values === null) continue;
      const lengths = [...values].map(([key, { length }]) => [key, length] as const);
      expect(Object.fromEntries(lengths)).toEqual(Object.fromEntries(wanted));
      expect([...values.values()].every((each) => each.every(Number.isFinite))).toBe(true);
    }
  });
}

test("channels hands over the filters that its stage shows", async () => {
  const found = labs.find(({ name }) => name === "06-channels");
  if (!found) throw new Error("channels has no lab.ts");
  const { values } = await found.lab.network({ ...found.lab.initial, filters: 5, seed: 8 }, shipped);
  const onStage = initialValues(bankGraph(5, 2), 8, "pytorch");
  expect(values?.get("bank.weight")).toEqual(onStage.get("bank.weight"));
});
