import type { SceneLab } from "./scene-lab.ts";

const sources = import.meta.glob<SceneLab>("./scenes/*/lab.ts", { import: "lab" });

function pathOf(scene: string): string | undefined {
  return Object.keys(sources).find((path) => path.replace(/^\.\/scenes\/\d+-|\/lab\.ts$/g, "") === scene);
}

/** Whether a scene has a network on its stage. */
export function hasLab(scene: string): boolean {
  return pathOf(scene) !== undefined;
}

/** Loads how a scene hands its network to the lab; null where it has none. Rejects where it does not arrive. */
export async function loadLab(scene: string): Promise<SceneLab | null> {
  const load = sources[pathOf(scene) ?? ""];
  return load ? load() : null;
}
