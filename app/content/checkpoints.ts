import type { Checkpoint } from "./scene-types.ts";

const sources = import.meta.glob<Checkpoint>("./scenes/*/checkpoint.ts", { import: "checkpoint" });

const byScene = new Map(
  Object.entries(sources).map(([path, load]) => [path.replace(/^\.\/scenes\/\d+-|\/checkpoint\.ts$/g, ""), load]),
);

/** Loads the questions of a scene; none where there is no such scene. Rejects where they do not arrive. */
export async function loadCheckpoint(scene: string): Promise<Checkpoint> {
  return byScene.get(scene)?.() ?? {};
}
