import { fetchAhead } from "#ui/ahead.ts";
import type { Scene } from "./scene-types.ts";

const modules = import.meta.glob<Scene>("./scenes/*/scene.tsx", { eager: true, import: "scene" });

/** Every scene there is, in the order of the lecture: that of their folders' numbers. */
export const scenes: readonly Scene[] = Object.entries(modules)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([, scene]) => scene);

// Whoever opens a scene wants its stage.
for (const load of Object.values(import.meta.glob("./scenes/*/stage.tsx"))) fetchAhead(load);
