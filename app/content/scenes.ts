import type { Scene } from "./scene-types.ts";

const modules = import.meta.glob<Scene>("./scenes/*/scene.tsx", { eager: true, import: "scene" });

/** Every scene there is, in the order of the lecture. */
export const scenes: readonly Scene[] = Object.values(modules).toSorted((a, b) => a.order - b.order);
