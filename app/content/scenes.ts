import type { Scene } from "./scene-types.ts";

const modules = import.meta.glob<Scene>("./scenes/*/scene.tsx", { eager: true, import: "scene" });

/** All scenes, in the order of their folders' numbers. */
export const scenes: readonly Scene[] = Object.entries(modules)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([, scene]) => scene);
