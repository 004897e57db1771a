import { fetchAhead } from "#ui/ahead.ts";
import type { Scene } from "./scene-types.ts";

const modules = import.meta.glob<Scene>("./scenes/*/scene.tsx", { eager: true, import: "scene" });

/** All scenes, in the order of their folders' numbers. */
export const scenes: readonly Scene[] = Object.entries(modules)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([, scene]) => scene);

const stages = import.meta.glob("./scenes/*/stage.tsx");

// Whoever goes through the lecture comes to every stage.
for (const load of Object.values(stages)) fetchAhead(load);

/** Has the stage of a scene, side by side with what is put around it; nothing where there is no such scene. */
export async function fetchStage(id: string): Promise<unknown> {
  const path = Object.keys(modules).find((each) => modules[each]?.id === id);
  return stages[path?.replace("scene.tsx", "stage.tsx") ?? ""]?.();
}
