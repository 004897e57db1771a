import type { Scene, SceneCard } from "./scene-types.ts";

const cardsByFolder = import.meta.glob<SceneCard>("./scenes/*/card.ts", { eager: true, import: "card" });
const sources = import.meta.glob<Scene>("./scenes/*/scene.tsx", { import: "scene" });

const entries = Object.entries(cardsByFolder)
  .toSorted(([a], [b]) => (a < b ? -1 : 1))
  .map(([path, card]) => ({ folder: path.replace(/card\.ts$/, ""), card }));

/** What is known of all scenes, in the order of their folders' numbers. */
export const cards: readonly SceneCard[] = entries.map(({ card }) => card);

function folderOf(id: string): string | undefined {
  return entries.find(({ card }) => card.id === id)?.folder;
}

/** Loads a scene. Rejects where it does not arrive, or there is none of this name. */
export async function loadScene(id: string): Promise<Scene> {
  const load = sources[`${folderOf(id) ?? ""}scene.tsx`];
  if (!load) throw new Error(`There is no scene called "${id}"`);
  return load();
}
