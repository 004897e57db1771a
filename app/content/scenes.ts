import { fetchAhead } from "#ui/ahead.ts";
import type { Scene, SceneCard } from "./scene-types.ts";

const cardsByFolder = import.meta.glob<SceneCard>("./scenes/*/card.ts", { eager: true, import: "card" });
const sources = import.meta.glob<Scene>("./scenes/*/scene.tsx", { import: "scene" });
const stages = import.meta.glob("./scenes/*/stage.tsx");

const entries = Object.entries(cardsByFolder)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, card]) => ({ folder: path.replace(/card\.ts$/, ""), card }));

/** What is known of all scenes, in the order of their folders' numbers. */
export const cards: readonly SceneCard[] = entries.map(({ card }) => card);

// Whoever goes through the lecture comes to every stage.
for (const load of Object.values(stages)) fetchAhead(load);

function folderOf(id: string): string | undefined {
  return entries.find(({ card }) => card.id === id)?.folder;
}

/** Loads a scene, without its stage. Rejects where it does not arrive, or there is none of this name. */
export async function loadScene(id: string): Promise<Scene> {
  const load = sources[`${folderOf(id) ?? ""}scene.tsx`];
  if (!load) throw new Error(`There is no scene called "${id}"`);
  return load();
}

/** Has a scene and its stage, side by side with what is put around them; nothing where there is no such scene. */
export async function fetchStage(id: string): Promise<unknown> {
  const folder = folderOf(id);
  if (folder === undefined) return undefined;
  return Promise.all([loadScene(id), stages[`${folder}stage.tsx`]?.()]);
}
